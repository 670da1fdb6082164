import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { standsOut } from '../../core/changepoint/change-point';
import type { ChartSeries } from '../model/chart-series';
import { verdictOf, type ShownChange } from '../model/shown-changes';

/** The colour of a series and its name, as in a legend. */
export function SeriesName({ one, name = one.name }: { one: ChartSeries; name?: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.name}>
      <span className={styles.color} style={{ background: one.color }} aria-hidden />
      <span className={cx(styles.text, styles.path)}>
        <bdi>{name}</bdi>
      </span>
    </span>
  );
}

/** Words about a change; one that stands out has the colour of what it means. */
export function ChangeWords({ news, text }: { news?: ShownChange; text: string }) {
  const styles = useStyles2(getStyles);
  const meaning = news && standsOut(news.change) ? verdictOf(news) : 'unconfirmed';
  return <span className={cx(styles.text, styles[meaning])}>{text}</span>;
}

const getStyles = (theme: GrafanaTheme2) => ({
  name: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(1), minWidth: 0 }),
  color: css({ flex: 'none', width: 14, height: 4, borderRadius: 2 }),
  text: css({ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  // cut at the front: names that begin alike differ at their ends
  path: css({ direction: 'rtl' }),
  regression: css({ color: theme.colors.error.text }),
  improvement: css({ color: theme.colors.success.text }),
  neutral: css({ color: theme.colors.info.text }),
  unconfirmed: css({ color: theme.colors.text.secondary }),
});
