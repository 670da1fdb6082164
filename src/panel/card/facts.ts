import { t } from '@grafana/i18n';

import { standsOut } from '../../core/changepoint/change-point';
import { formatTime } from '../../core/format';
import type { SeriesChange } from '../../core/query/judge';
import { changeDelay, changeSize, slopeSize } from '../../core/report/describe';
import { nameRun } from '../../core/runs/run';
import { sayRuns } from '../../core/say';
import type { TestRun } from '../../core/series/test-run';
import { say } from '../say';

export type Fact = [name: string, fact: string];

/** Facts of a change as names and texts. `robust` gives more than Otava. */
export function factsOf(change: SeriesChange, format: (value: number) => string): Fact[] {
  const { before, after, kind, spanTimes, time, lastGoodTime, effectSize, relativeInterval, absoluteInterval } = change;
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    t('panel.card.side', '{{mean}} ± {{std}} over {{runs}}', {
      mean: format(mean),
      std: format(std),
      runs: sayRuns(n, say),
    });
  const delay = changeDelay(change, say);
  const rate = slopeSize(change);
  const facts: Array<Fact | false | undefined | ''> = [
    (relativeInterval ?? absoluteInterval ?? effectSize) !== undefined && [
      t('panel.card.change', 'Change'),
      changeSize(change),
    ],
    [t('panel.card.before', 'Before'), side(before)],
    kind === 'unconfirmed'
      ? [
          t('panel.card.last-run', 'Last run'),
          t('panel.card.value-on', '{{value}} on {{day}}', { value: format(after.mean), day: formatTime(time) }),
        ]
      : [t('panel.card.after', 'After'), side(after)],
    spanTimes && [t('panel.card.drifted', 'Drifted'), `${formatTime(spanTimes.from)} – ${formatTime(spanTimes.to)}`],
    rate && [t('panel.card.each-run', 'Each run'), rate],
    kind === 'step' && [t('panel.card.last-good', 'Last run before'), withRun(lastGoodTime, change.lastGoodRun)],
    kind === 'step' && [t('panel.card.first-bad', 'First run after'), withRun(time, change.firstBadRun)],
    !standsOut(change) && [t('panel.card.hollow', 'Drawn hollow'), whyHollow(change)],
    kind !== 'unconfirmed' && delay && [t('panel.card.reported', 'First reported'), delay],
  ];
  return facts.filter((fact): fact is Fact => Boolean(fact));
}

const whyHollow = ({ isSwitch, prominence = 0 }: SeriesChange) =>
  isSwitch
    ? t('panel.card.switch', 'back to a level of before, as this series does again and again')
    : t('panel.card.subtle', 'hardly stands out: {{size}} standard deviations between the levels', {
        size: prominence.toPrecision(2),
      });

const withRun = (time: number, run?: TestRun) => [formatTime(time), run && nameRun(run)].filter(Boolean).join(': ');
