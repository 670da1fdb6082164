import type { DataFrame } from '@grafana/data';

import type { TestRun } from '../../../core/series/test-run';
import { lanesOf, runsOfFrames } from './lanes';

const run = (time: number, more: Partial<TestRun> = {}): TestRun => ({ time, ...more });
const all = { from: 0, to: 1000 };

it('runs of one version after each other are one stretch, up to the next', () => {
  const runs = [run(1, { version: 'a' }), run(2, { version: 'a' }), run(3), run(5, { version: 'b' })];
  expect(lanesOf(runs, all)).toEqual([
    {
      kind: 'version',
      stretches: [
        { value: 'a', label: 'a', from: 1, to: 5, runs: 2 },
        { value: 'b', label: 'b', from: 5, to: 5, runs: 1 },
      ],
    },
  ]);
});

it('keeps what reaches into the view', () => {
  const runs = Array.from({ length: 200 }, (_, i) => run(i * 10, { commit: `${i}`, branch: 'main' }));
  const [branch, commit] = lanesOf(runs, { from: 995, to: 3000 });
  expect(branch.stretches).toEqual([{ value: 'main', label: 'main', from: 0, to: 1990, runs: 200 }]);
  expect(commit.stretches).toHaveLength(101);
  expect(commit.stretches.at(-1)!.value).toBe('199');
});

it('runs of several series are told once; frames of other sources tell of none', () => {
  const frame = (...runs: TestRun[]) => ({ meta: { custom: { hunter: { runs } } } }) as unknown as DataFrame;
  expect(runsOfFrames([frame(run(2), run(3)), frame(run(1), run(2)), {} as DataFrame]).map(({ time }) => time)).toEqual(
    [1, 2, 3]
  );
});
