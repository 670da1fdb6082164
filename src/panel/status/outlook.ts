import { t } from '@grafana/i18n';

import { isConfirmed } from '../../core/changepoint/change-point';
import type { Detector } from '../../core/changepoint/detection';
import type { DetectionOptions } from '../../core/changepoint/options';
import { runsToConfirm, runsToJudge } from '../../core/changepoint/runs-needed';
import { formatTime } from '../../core/format';
import { sayRuns } from '../../core/say';
import type { ChartSeries } from '../model/chart-series';
import { say } from '../say';

/** The change that one wants to know about, unless only larger ones are reported. */
const SHARE = 0.05;

/** Says since when a series is stable, and after how many more runs a change would be confirmed. */
export function outlookOf(one: ChartSeries, detection: DetectionOptions, detector: Detector): string | undefined {
  const { changes, segments, remark, switching, values, times, pending } = one;
  // what switches is not stable: the line about its levels says what is so
  if (pending || switching || detection.method === 'off' || remark === 'noStableLevel' || values.length === 0) {
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
  if (remark === 'tooShort') {
    return soon;
  }
  const stable = since
    ? t('panel.outlook.stable', 'Stable since {{day}} ({{runs}}).', {
        day: formatTime(from),
        runs: sayRuns(values.length - first, say),
      })
    : t('panel.outlook.no-change', 'No change in {{runs}} since {{day}}.', {
        day: formatTime(times[0]),
        runs: sayRuns(values.length, say),
      });
  return changes.some((change) => !isConfirmed(change)) ? undefined : `${stable} ${soon}`;
}
