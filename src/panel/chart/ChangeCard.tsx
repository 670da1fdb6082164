import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Direction } from '../../core/query/model';
import type { SeriesChange } from '../../core/changepoint/judge';
import { nameRun, type TestRun } from '../../core/runs/run';
import { changeCertainty, changeDelay, changeRate, changeSize, changeTitle } from '../../core/report/describe';
import { formatCount, formatTime } from '../../core/report/format';

interface Props {
  change: SeriesChange;
  label: string;
  format: (value: number) => string;
}

/** What changed, by how much, how sure, and between which runs. */
export function ChangeCard({ change, label, format }: Props) {
  const styles = useStyles2(getStyles);
  const unconfirmed = change.kind === 'unconfirmed';
  return (
    <div className={styles.card} data-testid="hunter-change-card">
      <div className={cx(styles.title, { [styles.muted]: unconfirmed })}>{changeTitle(change)}</div>
      <div>{label}</div>
      <dl className={styles.facts}>
        {factsOf(change, format).map(([name, fact]) => (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd>{fact}</dd>
          </React.Fragment>
        ))}
      </dl>
      <div>{changeCertainty(change)}</div>
      {change.links?.map(({ title, url }) => (
        <div key={url}>
          <TextLink href={url} external inline={false} variant="bodySmall">
            {title}
          </TextLink>
        </div>
      ))}
      {!unconfirmed && <div className={styles.rule}>{RULES[change.direction]}</div>}
    </div>
  );
}

type Fact = [name: string, fact: string];

/** What of it is known: `robust` tells more than Otava. */
function factsOf(change: SeriesChange, format: Props['format']): Fact[] {
  const { before, after, kind, spanTimes, time, lastGoodTime, effectSize, relativeInterval, absoluteInterval } = change;
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${format(mean)} ± ${format(std)} over ${formatCount(n, 'run')}`;
  const delay = changeDelay(change);
  const rate = changeRate(change);
  const facts: Array<Fact | false | undefined | ''> = [
    (relativeInterval ?? absoluteInterval ?? effectSize) !== undefined && ['Change', changeSize(change)],
    ['Before', side(before)],
    kind === 'unconfirmed' ? ['Last run', `${format(after.mean)} on ${formatTime(time)}`] : ['After', side(after)],
    spanTimes && ['Drifted', `${formatTime(spanTimes.from)} – ${formatTime(spanTimes.to)}`],
    rate && ['Each run', rate.replace('/run', '')],
    kind === 'step' && ['Last run before', withRun(lastGoodTime, change.lastGoodRun)],
    kind === 'step' && ['First run after', withRun(time, change.firstBadRun)],
    kind !== 'unconfirmed' && delay && ['First reported', delay],
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

const withRun = (time: number, run?: TestRun) => [formatTime(time), run && nameRun(run)].filter(Boolean).join(': ');

const RULES: Record<Direction, string> = {
  higherIsBetter: 'For this metric, higher is taken as better.',
  lowerIsBetter: 'For this metric, lower is taken as better.',
  either: 'Which way is better is not known for this metric.',
};

const getStyles = (theme: GrafanaTheme2) => ({
  card: css({ maxWidth: 320, overflowWrap: 'anywhere' }),
  title: css({ fontWeight: theme.typography.fontWeightBold, fontSize: theme.typography.h5.fontSize }),
  muted: css({ fontWeight: theme.typography.fontWeightRegular, opacity: 0.8 }),
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
