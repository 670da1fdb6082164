import { analyseSeries, type Analysis } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { changeAnnotation } from './annotation';
import { changeTitle } from './describe';
import { seriesReport } from './json';
import { markdownReport } from './markdown';
import { byEffect } from './rank';
import { remarkLines } from './remark';
import { textReport } from './text';

const analyse = (kind: keyof typeof SAMPLES): Analysis =>
  analyseSeries({ ...SAMPLES[kind], target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);

const textOf = (kind: keyof typeof SAMPLES) => textReport([{ test: 't', analyses: [analyse(kind)] }]);

describe('a step', () => {
  it('has its interval, its effect and how soon it was known', () => {
    const text = textOf('step');
    expect(text).toContain('Regression: −12.0 %   100 ± 1 (70 runs) → 88 ± 1 (50 runs)');
    expect(text).toContain('−12.0 % (−12.4 … −11.6 %), 12 σ');
    expect(text).toMatch(/\(p < 1e-10\)\. First reported after\s+3 runs\./);
  });

  it('from a baseline of 0 is told in the unit of the series', () => {
    const [change] = analyse('step').changes;
    const fromZero = {
      ...change,
      before: { ...change.before, mean: 0 },
      absoluteChange: 3.2,
      relativeInterval: undefined,
    };
    expect(changeTitle(fromZero)).toBe('Regression: +3.2');
    expect(changeAnnotation({ ...fromZero, absoluteInterval: { low: 2.1, high: 4.3 } }, 'x').text).toContain(
      '+3.2 (+2.1 … +4.3), 12 σ'
    );
  });
});

describe('a drift', () => {
  it('is no step: it says over how many runs, from when to when, and how much a run adds', () => {
    const text = textOf('gradual');
    expect(text).toContain('Regression: drifted +8.0 % over 60 runs');
    expect(text).toContain('2026-05-01 – 2026-06-29, +0.13 %/run');
    expect(text).toMatch(/^ +~+\n +drift \+8.0 %\n +~+$/m);
    expect(markdownReport([{ test: 't', analyses: [analyse('gradual')] }])).toContain(
      '| regression, drift over 60 runs | +8.0 % (+7.0 … +9.0 %), 8 σ |'
    );
  });

  it('is an annotation of all the time that it took', () => {
    const { time, timeEnd, tags } = changeAnnotation(analyse('gradual').changes[0], 'memory_rss');
    expect([time, timeEnd]).toEqual([Date.UTC(2026, 4, 1), Date.UTC(2026, 5, 29)]);
    expect(tags).toEqual(['change point', 'gradual', 'regression']);
  });
});

describe('a last run that is off', () => {
  it('is told as not confirmed, and counts as nothing', () => {
    const text = textOf('unconfirmed');
    expect(text).toContain('No change points in 1 series of up to 120 runs; 1 last run is off.');
    expect(text).toContain('Last run is off by +12.0 %: not yet confirmed');
    expect(text).toContain('The next run tells whether it was a spike (p = 0.004).');
    expect(text).not.toMatch(/regression/i);
    expect(analyse('unconfirmed').changes[0].verdict).toBe('neutral');
    expect(markdownReport([{ test: 't', analyses: [analyse('unconfirmed')] }])).toContain(
      '| not confirmed yet | +12.0 %, 12 σ |'
    );
  });

  it('ranks behind what is sure, however large it is', () => {
    const [step, last] = [analyse('step'), analyse('unconfirmed')].map(({ changes: [change] }) => change);
    expect([{ ...last, magnitude: 10 }, step].sort(byEffect)[0]).toBe(step);
  });

  it('has the id that it keeps when it is confirmed', () => {
    const [{ id, time }] = analyse('unconfirmed').changes;
    expect(id).toBe(`perf.t.latency_p99@${time}:up`);
  });
});

describe('a series that cannot be judged', () => {
  it('says why, for people and programs', () => {
    expect(textOf('noStableLevel')).toContain(
      'perf.t.cpu_time has no stable level: it wanders, so only jumps beyond that are reported.'
    );
    expect(textOf('tooShort')).toContain('perf.t.gc_pause has too few runs to judge (5 runs).');
    expect(seriesReport(analyse('tooShort')).remark).toBe('tooShort');
    expect(seriesReport(analyse('step'))).toMatchObject({ noise: { std: 1 } });
  });

  it('takes one line however many there are', () => {
    const all = Array.from({ length: 40 }, (_, i) => ({
      label: `s${i}`,
      remark: i < 7 ? ('noStableLevel' as const) : i < 8 ? ('tooShort' as const) : undefined,
      runs: 3,
    }));
    expect(remarkLines(all)).toEqual([
      '7 of 40 series have no stable level: s0, s1, s2, s3, s4 and 2 more.',
      '1 of 40 series has too few runs to judge: s7.',
    ]);
  });
});
