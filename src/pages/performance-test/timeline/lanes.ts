import type { DataFrame } from '@grafana/data';

import { shortCommit } from '../../../core/runs/run';
import type { TestRun } from '../../../core/series/test-run';
import { analysisOfFrame } from '../../../frames/series-frame';

/** What of a run is shown above the charts. */
export type LaneKind = 'version' | 'branch' | 'commit';

/** Runs of one version, branch or commit after each other; times in ms since 1970. */
export interface Stretch {
  value: string;
  /** As it is drawn. */
  label: string;
  from: number;
  /** When the next one begins; of the last, its last run. */
  to: number;
  runs: number;
}

export interface Lane {
  kind: LaneKind;
  /** In order of time. */
  stretches: Stretch[];
}

/** The runs that frames of our data source tell of, each once, in order of time. */
export function runsOfFrames(frames: DataFrame[]): TestRun[] {
  const byTime = new Map<number, TestRun>();
  frames.forEach((frame) => analysisOfFrame(frame)?.runs?.forEach((run) => byTime.set(run.time, run)));
  return [...byTime.values()].sort((a, b) => a.time - b.time);
}

/** What ran when, within a time. What is not told of any run has no lane. */
export function lanesOf(runs: TestRun[], range: { from: number; to: number }): Lane[] {
  const kinds: LaneKind[] = ['version', 'branch', 'commit'];
  return kinds.flatMap((kind) => {
    const all = stretchesOf(runs, kind).filter(({ from, to }) => to >= range.from && from <= range.to);
    return all.length > 0 ? [{ kind, stretches: all }] : [];
  });
}

function stretchesOf(runs: TestRun[], kind: LaneKind): Stretch[] {
  const all: Stretch[] = [];
  for (const { time, [kind]: value } of runs) {
    const last = all.at(-1);
    if (value === undefined) {
      continue;
    }
    if (last) {
      last.to = time;
    }
    if (last?.value === value) {
      last.runs++;
    } else {
      all.push({ value, label: kind === 'commit' ? shortCommit(value) : value, from: time, to: time, runs: 1 });
    }
  }
  return all;
}
