import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { changeCertainty, changeTitle } from '../../core/report/describe';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import { TriageBadge } from '../../shared/triage/TriageBadge';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { Distributions } from './Distributions';
import { factsOf } from './facts';
import { linkTitle } from './link-title';

export interface CardProps {
  shown: ShownChange;
  one: ChartSeries;
  /** Actions of a pinned card. */
  children?: React.ReactNode;
}

/** Describes a change: what changed, by how much, how sure, and between which runs. */
export function ChangeCard({ shown, one, children }: CardProps) {
  const styles = useStyles2(getStyles);
  const { change, triage } = shown;
  const unconfirmed = change.kind === 'unconfirmed';
  return (
    <div className={styles.card} data-testid="hunter-change-card">
      <div className={cx(styles.title, { [styles.muted]: unconfirmed })}>{changeTitle(change, say)}</div>
      <div>{one.label}</div>
      {triage && <TriageBadge triage={triage} />}
      <dl className={styles.facts}>
        {factsOf(change, one).map(([name, fact]) => (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </React.Fragment>
        ))}
      </dl>
      {!unconfirmed && <Distributions change={change} one={one} format={one.format} />}
      <div>{changeCertainty(change, say)}</div>
      {change.links?.map(({ title, url }) => (
        <div key={url}>
          <TextLink href={url} external inline={false} variant="bodySmall">
            {linkTitle(title)}
          </TextLink>
        </div>
      ))}
      {children ?? (
        <div className={styles.hint}>{t('panel.card.pin', 'Click the mark, or press Enter, to act on it.')}</div>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ maxWidth: 320, overflowWrap: 'anywhere', fontSize: theme.typography.bodySmall.fontSize }),
  title: css({ fontWeight: theme.typography.fontWeightBold, fontSize: theme.typography.h5.fontSize }),
  muted: css({ fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary }),
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: theme.spacing(1.5),
    margin: theme.spacing(0.5, 0),
    dt: { fontWeight: theme.typography.fontWeightRegular, color: theme.colors.text.secondary },
    dd: { margin: 0 },
  }),
  hint: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(0.5) }),
});
