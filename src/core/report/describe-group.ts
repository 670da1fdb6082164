import { formatTime } from '../format';
import { shortCommit } from '../runs/run';
import { english } from '../say';
import { shortSize } from './describe';
import type { ChangeGroup } from './group-changes';

/** What a group has in common, in short: `e64c0dad13`, `Run of 2026-06-15`, `Drift since 2026-06-15`. */
export function groupName({ cause, commit, time, machine }: ChangeGroup, say = english): string {
  const day = formatTime(time);
  if (commit && cause === 'commit') {
    return shortCommit(commit);
  }
  if (cause === 'drift') {
    return say('report.group.drift', 'Drift since {{day}}', { day });
  }
  return machine
    ? say('report.group.run-on', 'Run of {{day}} on {{machine}}', { day, machine })
    : say('report.group.run', 'Run of {{day}}', { day });
}

/** How many changes a group has: `7 metrics in 3 tests`. */
export function groupExtent({ changes }: Pick<ChangeGroup, 'changes'>, say = english): string {
  const series = new Set(changes.map(({ test, change }) => `${test}\n${change.series}`)).size;
  const tests = new Set(changes.map(({ test }) => test)).size;
  const metrics = say(
    'report.group.metrics',
    { one: '{{count}} metric', other: '{{count}} metrics' },
    { count: series }
  );
  return say(
    'report.group.in-tests',
    { one: '{{metrics}} in {{count}} test', other: '{{metrics}} in {{count}} tests' },
    { metrics, count: tests }
  );
}

/** A group in a line: `e64c0dad13: 7 metrics in 3 tests, worst +16.0 %`. */
export function groupTitle(group: ChangeGroup, say = english): string {
  return say('report.group.title', '{{name}}: {{extent}}, worst {{size}}', {
    name: groupName(group, say),
    extent: groupExtent(group, say),
    size: shortSize(worstOf(group)),
  });
}

/** Why a group `surroundings` is one: `42 of 50 metrics moved with this run: machine, compiler or base image?` */
export function groupQuestion({ moved, machine }: ChangeGroup, say = english): string | undefined {
  if (!moved) {
    return undefined;
  }
  const counts = { series: moved.series, of: moved.ofSeries };
  return machine
    ? say(
        'report.group.machine',
        '{{series}} of {{of}} metrics on this machine moved with one run: its hardware, its load or its image?',
        counts
      )
    : say(
        'report.group.surroundings',
        '{{series}} of {{of}} metrics moved with one run: machine, compiler or base image?',
        counts
      );
}

/** Which way the changes of a group go: `5 regressions, 2 improvements`. */
export function groupDirections({ changes }: Pick<ChangeGroup, 'changes'>, say = english): string {
  const of = (wanted: string) => changes.filter(({ change }) => change.verdict === wanted).length;
  const [worse, better, unknown] = [of('regression'), of('improvement'), of('neutral')];
  return [
    worse > 0 &&
      say('report.group.worse', { one: '{{count}} regression', other: '{{count}} regressions' }, { count: worse }),
    better > 0 &&
      say('report.group.better', { one: '{{count}} improvement', other: '{{count}} improvements' }, { count: better }),
    unknown > 0 &&
      say('report.group.neutral', { one: '{{count}} change', other: '{{count}} changes' }, { count: unknown }),
  ]
    .filter(Boolean)
    .join(', ');
}

/** The worst change of a group: a regression if there is one, then the largest. */
const worstOf = ({ changes }: Pick<ChangeGroup, 'changes'>) =>
  (changes.find(({ change }) => change.verdict === 'regression') ?? changes[0]).change;
