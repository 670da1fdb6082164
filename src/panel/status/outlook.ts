import type { Detector } from '../../core/changepoint/detection';
import { isConfirmed } from '../../core/changepoint/judge';
import { runsToConfirm, runsToJudge } from '../../core/changepoint/runs-needed';
import type { DetectionOptions } from '../../core/query/model';
import { formatCount, formatTime } from '../../core/report/format';
import type { ChartSeries } from '../model/chart-series';

/** The change that one wants to know about, unless only larger ones are reported. */
const SHARE = 0.05;

/** Of one series: since when it is stable, and how soon a change would be known. */
export function outlookOf(one: ChartSeries, detection: DetectionOptions, detector: Detector): string | undefined {
  const { changes, segments, remark, values, times, pending } = one;
  if (pending || detection.method === 'off' || remark === 'noStableLevel' || values.length === 0) {
    return undefined;
  }
  const since = changes.filter(isConfirmed).at(-1);
  const from = segments.at(-1)?.from ?? times[0];
  const first = Math.max(0, times.indexOf(from));
  const share = Math.max(SHARE, detection.minMagnitude * 1.1);
  const runs =
    remark === 'tooShort'
      ? runsToJudge(values, share, detection, detector)
      : runsToConfirm(values, share, first, detection, detector);
  const percent = `${Math.round(share * 100)} %`;
  const soon = runs
    ? `${formatCount(runs, 'more run')} until a ${percent} change could be confirmed.`
    : `It varies too much for a ${percent} change to be confirmed within 30 runs.`;
  if (remark === 'tooShort') {
    return soon;
  }
  const stable = since
    ? `Stable since ${formatTime(from)} (${formatCount(values.length - first, 'run')}).`
    : `No change in ${formatCount(values.length, 'run')} since ${formatTime(times[0])}.`;
  return changes.some((change) => !isConfirmed(change)) ? undefined : `${stable} ${soon}`;
}
