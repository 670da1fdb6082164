import type { QueryResultMetaNotice } from '@grafana/data';

import { formatTime } from '../core/format';
import type { Analysis } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import { noticeLines } from '../core/report/notice-lines';
import { sayRuns, type Say } from '../core/say';
import { clipSeries, isWithin } from '../core/series/range';
import type { TimeRange } from '../core/series/series';
import { DAY } from '../core/times/days';

/** What an answer shows of the progress of its query. */
export interface NoticeOptions {
  /** The changes within the view are all that is shown. */
  changesOnly: boolean;
  /** Number of changes within the view. */
  changes: number;
  /** Number of changes that are marked at most. */
  most: number;
  labelOf: (analysis: Analysis) => string;
  view: TimeRange;
  /** ms since 1970. */
  now: number;
  say: Say;
}

/** What is to be said of an answer: what failed or was left out, and of which series no change can be known. */
export function noticesOf(progress: Progress, options: NoticeOptions): QueryResultMetaNotice[] {
  const lines = noticeLines(progress.analyses, options.labelOf, options.say);
  return [
    ...warnings(progress, options),
    ...lines.map(information),
    ...(options.changesOnly && options.changes === 0 ? emptyTable(progress, options) : []),
  ];
}

const information = (text: string): QueryResultMetaNotice => ({ severity: 'info', text });

function warnings({ plan, problems, unknown, analyses }: Progress, { changes, most, view, now, say }: NoticeOptions) {
  const warn = (text: string): QueryResultMetaNotice => ({ severity: 'warning', text });
  const all = [
    ...plan.notices.map(warn),
    ...unknown.map(({ message }) => warn(message)),
    ...problems.slice(0, 5).map(({ message }) => warn(message)),
  ];
  if (problems.length > 5) {
    const left = problems.length - 5;
    all.push(
      warn(
        say(
          'report.notice.more-problems',
          {
            one: '{{count}} more target has no data or an error.',
            other: '{{count}} more targets have no data or an error.',
          },
          { count: left }
        )
      )
    );
  }
  if (changes > most) {
    const counts = { marked: most, changes };
    all.push(
      warn(say('report.notice.marked', '{{marked}} of {{changes}} change points are marked, the largest.', counts))
    );
  }
  const newest = Math.max(...analyses.map(({ series }) => series.times[series.times.length - 1] ?? -Infinity));
  const visible = analyses.some(({ series }) => series.times.some((time) => isWithin(time, view)));
  if (analyses.length > 0 && !visible) {
    all.push(
      information(
        say(
          'report.notice.no-run',
          'No run is in the time range shown; the last one was {{last}}. Nightly runs need a range of days: try the last {{days}} days.',
          { last: formatTime(newest), days: suggestDays(now - newest) }
        )
      )
    );
  }
  return all;
}

/** Of a table without rows, one wants to know whether anything was looked at. */
function emptyTable({ analyses }: Progress, { view, say }: NoticeOptions): QueryResultMetaNotice[] {
  const runs = Math.max(0, ...analyses.map(({ series }) => clipSeries(series, view).times.length));
  if (runs === 0) {
    return [];
  }
  return [
    information(
      say(
        'report.notice.no-change',
        {
          one: 'No change point in the time range shown: {{count}} series of up to {{runs}}.',
          other: 'No change point in the time range shown: {{count}} series of up to {{runs}}.',
        },
        { count: analyses.length, runs: sayRuns(runs, say) }
      )
    ),
  ];
}

function suggestDays(since: number): number {
  const age = since / DAY;
  return [30, 90, 180].find((days) => days > age * 2) ?? Math.ceil(age * 2);
}
