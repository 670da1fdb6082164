import { isConfirmed } from '../../core/changepoint/change-point';
import type { Detector } from '../../core/changepoint/detection';
import type { DetectionOptions } from '../../core/changepoint/options';
import { runsToConfirm, runsToJudge } from '../../core/changepoint/runs-needed';
import { remarked } from '../../core/report/remark';
import { sayRuns } from '../../core/say';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';

/** The change that one wants to know about, unless only larger ones are reported. */
const SHARE = 0.05;
/** Of fewer runs nobody knows how much they vary. */
const FEWEST = 3;

/**
 * Says since when a series is stable, and after how many more runs a change would be confirmed. It goes by all runs that
 * were analysed, whichever are in view.
 */
export function outlookOf(one: ChartSeries, detection: DetectionOptions, detector: Detector): string | undefined {
  const { changes, segments, remark, switching, pending, when } = one;
  const { times, values } = one.analysed;
  // what switches is not stable: the line about its levels says what is so
  if (pending || switching || detection.method === 'off' || remark === 'noStableLevel' || values.length === 0) {
    return undefined;
  }
  const now = segments.at(-1);
  const from = now?.from ?? times[0];
  const runs = sayRuns(now?.n ?? values.length, say);
  if (now?.slope !== undefined) {
    return t('panel.outlook.drifting', 'Drifting since {{day}} ({{runs}}).', { day: when(from), runs });
  }
  if (changes.some((change) => !isConfirmed(change))) {
    return undefined;
  }
  const soon = () => soonOf(one, Math.max(0, times.indexOf(from)), detection, detector);
  if (remark === 'tooShort') {
    return usable(one) < FEWEST ? undefined : soon();
  }
  const stable = changes.some(isConfirmed)
    ? t('panel.outlook.stable', 'Stable since {{day}} ({{runs}}).', { day: when(from), runs })
    : t('panel.outlook.no-change', 'No change in {{runs}} since {{day}}.', { day: when(times[0]), runs });
  return `${stable} ${soon()}`;
}

/** The number of runs that can be analysed. */
function usable({ label, analysed, remark }: ChartSeries): number {
  const { runs, tooLarge = 0 } = remarked(label, analysed, remark);
  return runs - tooLarge;
}

/** @param since index of the first run at the present level */
function soonOf(
  { remark, analysed: { values } }: ChartSeries,
  since: number,
  detection: DetectionOptions,
  detector: Detector
): string {
  const share = Math.max(SHARE, detection.minMagnitude * 1.1);
  const runs =
    remark === 'tooShort'
      ? runsToJudge(values, share, detection, detector)
      : runsToConfirm(values, share, since, detection, detector);
  const percent = `${Math.round(share * 100)} %`;
  return runs
    ? say(
        'panel.outlook.soon',
        {
          one: '{{count}} more run until a {{percent}} change could be confirmed.',
          other: '{{count}} more runs until a {{percent}} change could be confirmed.',
        },
        { count: runs, percent }
      )
    : t('panel.outlook.noisy', 'It varies too much for a {{percent}} change to be confirmed within 30 runs.', {
        percent,
      });
}
