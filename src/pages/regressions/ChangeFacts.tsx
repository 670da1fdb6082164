import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { changeCertainty, changeFacts, changeSpan, changeTitle } from '../../core/report/describe';
import { linkTitle } from '../../panel/card/link-title';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import { testUrl } from '../routes';
import { unbroken } from '../unbroken';
import type { Row } from './change-rows';
import { LevelChart } from './LevelChart';

interface Props {
  row: Row;
  /** The data source's uid. */
  source: string;
  /** Whose tests, if not the data source's own user's. */
  user: string;
}

/** One change: its runs with the levels, and beside them what is known of it. */
export function ChangeFacts({ row, source, user }: Props) {
  const styles = useStyles2(getStyles);
  const { change, test, metric, analysed } = row;
  const facts = [
    changeSpan(change, say),
    ...changeFacts(change, say),
    changeCertainty(change, say),
    ...(change.direction === 'either'
      ? [t('pages.regressions.unknown-direction', 'Which way is better is not known for this metric.')]
      : []),
  ];
  return (
    <section className={styles.box} aria-label={metric}>
      <div className={styles.chart}>
        <div>
          <TextLink href={testUrl(source, test, { saved: analysed.saved, user })}>{test}</TextLink>{' '}
          <strong>{metric}</strong>
        </div>
        <LevelChart row={row} />
      </div>
      <div className={styles.facts}>
        <strong>{changeTitle(change, say)}</strong>
        {facts.map((fact) => (
          <div key={fact}>{unbroken(fact)}</div>
        ))}
        {change.links?.map(({ title, url }) => (
          <a key={url} href={url} target="_blank" rel="noreferrer" className={styles.link}>
            {linkTitle(title)}
          </a>
        ))}
      </div>
    </section>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ display: 'flex', flexWrap: 'wrap', gap: theme.spacing(3), overflowWrap: 'anywhere' }),
  chart: css({ flex: '0 1 420px', minWidth: 240 }),
  facts: css({ flex: '1 1 260px' }),
  link: css({ display: 'block', color: theme.colors.text.link }),
});
