import { standsOut } from '../../core/changepoint/change-point';
import { roundSpread } from '../../core/format';
import type { SeriesChange } from '../../core/query/judge';
import { changeDelay, changeSize, slopeSize } from '../../core/report/describe';
import { nameRun } from '../../core/runs/run';
import { sayNumber, sayRuns } from '../../core/say';
import type { TestRun } from '../../core/series/test-run';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';

export type Fact = [name: string, fact: string];

/** Facts of a change as names and texts. `robust` gives more than Otava. */
export function factsOf(change: SeriesChange, { format, when }: Pick<ChartSeries, 'format' | 'when'>): Fact[] {
  const { before, after, kind, spanTimes, time, lastGoodTime, effectSize, relativeInterval, absoluteInterval } = change;
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    t('panel.card.side', '{{mean}} ± {{std}} over {{runs}}', {
      mean: format(mean),
      std: format(roundSpread(std)),
      runs: sayRuns(n, say),
    });
  const delay = changeDelay(change, say);
  const rate = slopeSize(change, say);
  const facts: Array<Fact | false | undefined | ''> = [
    (relativeInterval ?? absoluteInterval ?? effectSize) !== undefined && [
      t('panel.card.change', 'Change'),
      changeSize(change, say),
    ],
    [t('panel.card.before', 'Before'), side(before)],
    kind === 'unconfirmed'
      ? [
          t('panel.card.last-run', 'Last run'),
          t('panel.card.value-on', '{{value}} on {{day}}', { value: format(after.mean), day: when(time) }),
        ]
      : [t('panel.card.after', 'After'), side(after)],
    spanTimes && [t('panel.card.drifted', 'Drifted'), `${when(spanTimes.from)} – ${when(spanTimes.to)}`],
    rate && [t('panel.card.each-run', 'Each run'), rate],
    kind === 'step' && [t('panel.card.last-good', 'Last run before'), withRun(when(lastGoodTime), change.lastGoodRun)],
    kind === 'step' && [t('panel.card.first-bad', 'First run after'), withRun(when(time), change.firstBadRun)],
    !standsOut(change) && [t('panel.card.hollow', 'Drawn hollow'), whyHollow(change)],
    kind !== 'unconfirmed' && delay && [t('panel.card.reported', 'First reported'), delay],
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

const whyHollow = ({ isSwitch, prominence = 0 }: SeriesChange) =>
  isSwitch
    ? t('panel.card.switch', 'back to a level of before, as this series does again and again')
    : t('panel.card.subtle', 'hardly stands out in the chart: prominence {{size}}', {
        size: sayNumber(String(Number(prominence.toPrecision(2))), say),
      });

const withRun = (time: string, run?: TestRun) => [time, run && nameRun(run)].filter(Boolean).join(': ');
