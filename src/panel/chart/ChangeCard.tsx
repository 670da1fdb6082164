import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Direction } from '../../core/query/model';
import type { SeriesChange } from '../../core/changepoint/judge';
import { changeCertainty, changeTitle } from '../../core/report/describe';
import { formatCount, formatTime } from '../../core/report/format';

interface Props {
  change: SeriesChange;
  label: string;
  format: (value: number) => string;
}

/** What changed, by how much, how sure, and between which runs. */
export function ChangeCard({ change, label, format }: Props) {
  const styles = useStyles2(getStyles);
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${format(mean)} ± ${format(std)} over ${formatCount(n, 'run')}`;
  return (
    <div className={styles.card} data-testid="hunter-change-card">
      <div className={styles.title}>{changeTitle(change)}</div>
      <div>{label}</div>
      <dl className={styles.facts}>
        <dt>Before</dt>
        <dd>{side(change.before)}</dd>
        <dt>After</dt>
        <dd>{side(change.after)}</dd>
        <dt>Last run before</dt>
        <dd>{formatTime(change.lastGoodTime)}</dd>
        <dt>First run after</dt>
        <dd>{formatTime(change.time)}</dd>
      </dl>
      <div>{changeCertainty(change)}</div>
      <div className={styles.rule}>{RULES[change.direction]}</div>
    </div>
  );
}

const RULES: Record<Direction, string> = {
  higherIsBetter: 'For this metric, higher is taken as better.',
  lowerIsBetter: 'For this metric, lower is taken as better.',
  either: 'Which way is better is not known for this metric.',
};

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ maxWidth: 320, overflowWrap: 'anywhere' }),
  title: css({ fontWeight: theme.typography.fontWeightBold, fontSize: theme.typography.h5.fontSize }),
  facts: css({
    display: 'grid',
    gridTemplateColumns: 'max-content 1fr',
    columnGap: theme.spacing(1.5),
    margin: theme.spacing(0.5, 0),
    dt: { fontWeight: theme.typography.fontWeightRegular, opacity: 0.8 },
    dd: { margin: 0 },
  }),
  rule: css({ opacity: 0.8, marginTop: theme.spacing(0.5) }),
});
