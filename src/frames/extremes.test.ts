import type { DataFrame } from '@grafana/data';
import fc from 'fast-check';

import type { Detector } from '../core/changepoint/detection';
import { loadDetector } from '../core/changepoint/detector';
import type { DetectionOptions } from '../core/changepoint/options';
import { analyseSeries } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import { DEFAULT_QUERY, type ChangeValue, type HunterQueryModel } from '../core/query/model';
import { seriesReport } from '../core/report/json';
import { markdownReport } from '../core/report/markdown';
import { textReport } from '../core/report/text';
import { DAY } from '../core/times/days';
import { answerFrames } from './query-frames';
import { changeNumbersFrame } from './rule-frame';

// Values at the ends of what a double holds: sums overflow, shares of next to nothing are infinite.

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});

const now = Date.UTC(2026, 5, 1);
const extreme = fc.constantFrom(1e308, -1e308, 1.7976931348623157e308, 5e-324, -5e-324, 0, -0, 1e16, -1e16, 1, 100);
/** Levels of many runs, with noise that is a share of them, or none. */
const series = fc
  .array(fc.record({ level: extreme, runs: fc.integer({ min: 5, max: 40 }), noise: fc.constantFrom(0, 0.01, 2) }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) =>
    parts
      .flatMap(({ level, runs, noise }) => Array.from({ length: runs }, (_, i) => level * (1 - noise * ((i % 7) / 7))))
      .filter(Number.isFinite)
  );
const anything = fc.array(extreme, { minLength: 1, maxLength: 60 });
const METHODS: Array<DetectionOptions['method']> = ['robust', 'otava'];
const SHOWN: Array<HunterQueryModel['show']> = ['series', 'segments', 'changePoints', 'changeSeries'];
const VALUES: ChangeValue[] = ['change', 'before', 'after', 'pValue', 'time'];

function expectNumbers(frames: DataFrame[]) {
  for (const { name, fields } of frames) {
    for (const field of fields) {
      const wrong = [...(field.values as unknown[])].filter((one) => typeof one === 'number' && !Number.isFinite(one));
      expect({ frame: name, field: field.name, wrong }).toEqual({ frame: name, field: field.name, wrong: [] });
      expect(JSON.stringify(field.values)).not.toMatch(/NaN|Infinity/);
    }
  }
}

it.each(METHODS)('%s: frames, rules and reports hold finite numbers or none', (method) => {
  let changes = 0;
  fc.assert(
    fc.property(fc.oneof(series, anything), fc.constantFrom('a.throughput', 'a.latency', 'a.x'), (list, name) => {
      const times = Float64Array.from(list, (_, i) => now - (list.length - 1 - i) * DAY);
      const view = { from: times[0], to: now };
      const query = { ...DEFAULT_QUERY, detection: { ...DEFAULT_QUERY.detection, method, maxPValue: 0.5 } };
      const one = { name, target: name, labels: {}, times, values: Float64Array.from(list) };
      const analysis = analyseSeries(one, query, detector);
      changes += analysis.changes.length;
      const progress: Progress = {
        plan: { batches: [[name]], commonStart: '', notices: [] },
        analyses: [analysis],
        problems: [],
        unknown: [],
        done: 1,
        total: 1,
      };
      for (const show of SHOWN) {
        for (const changeValue of show === 'changeSeries' ? VALUES : [undefined]) {
          const frames = answerFrames('A', { ...query, show, changeValue }, progress, view, { now });
          expectNumbers(frames);
        }
      }
      for (const changeValue of VALUES) {
        const frame = changeNumbersFrame('A', { ...query, changeValue }, progress, view, now);
        expectNumbers([frame]);
        if (changeValue === 'change') {
          const values = frame.fields.at(-1)!.values as Array<number | null>;
          // a rule is never silent for lack of a number
          expect(values.every((value) => value !== null && Math.abs(value) <= 1e6)).toBe(true);
        }
      }
      expect(JSON.stringify(seriesReport(analysis))).not.toMatch(/NaN|Infinity/);
      expect(
        textReport([{ test: 't', analyses: [analysis] }]) + markdownReport([{ test: 't', analyses: [analysis] }])
      ).not.toMatch(/NaN|Infinity/);
    }),
    {
      numRuns: 300,
      // found by chance once: a fall that is no number any more in per cent
      examples: [[[100, -0, -1e308], 'a.throughput']],
    }
  );
  expect(changes).toBeGreaterThan(0);
});
