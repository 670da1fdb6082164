import fc from 'fast-check';

import { shortNames } from './short-names';

it('parts of a path that all names begin or end with are left out; in the middle … stands for them', () => {
  expect(shortNames(['perf.read.p50', 'perf.read.p99'])).toEqual(['p50', 'p99']);
  expect(shortNames(['perf.read.p50.mean', 'perf.write.p50.mean'])).toEqual(['read', 'write']);
  expect(shortNames(['a.read.main.p50', 'a.write.main.p99'])).toEqual(['read…p50', 'write…p99']);
  expect(shortNames(['a/b.c', 'a/b.d.e'])).toEqual(['c', 'd.e']);
});

it('so it is with paths within functions', () => {
  const shifted = (path: string) => `timeShift(bench.nightly.${path}.latency_ms, "-5h")`;
  expect(shortNames([shifted('scan'), shifted('read')])).toEqual(['scan', 'read']);
  expect(shortNames(['scale(perf.read.p50,2)', 'scale(perf.read.p99,2)'])).toEqual(['p50', 'p99']);
  expect(shortNames(['scale(perf.p50,2)', 'perf.p50'])).toEqual(['scale(perf.p50,2)', 'perf.p50']);
});

it('a part is whole: p5 and p50 have nothing in common', () => {
  expect(shortNames(['x.p5', 'x.p50'])).toEqual(['p5', 'p50']);
});

it('names that are no paths, or the only one, stay as they are', () => {
  expect(shortNames(['perf.read.p50'])).toEqual(['perf.read.p50']);
  expect(shortNames(['up{job="a.b"}', 'up{job="a.c"}'])).toEqual(['up{job="a.b"}', 'up{job="a.c"}']);
  expect(shortNames(['latency of a.b', 'latency of a.c'])).toEqual(['latency of a.b', 'latency of a.c']);
});

it('names that are all the same stay as they are', () => {
  expect(shortNames(['perf.read', 'perf.read'])).toEqual(['perf.read', 'perf.read']);
  expect(shortNames(['latency', 'latency', 'latency'])).toEqual(['latency', 'latency', 'latency']);
});

it('names that differ stay different, and none is empty', () => {
  const part = fc.constantFrom('a', 'b', 'main', '');
  const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 6 }), (names) => {
      const short = shortNames(names);
      expect(new Set(short).size).toBe(names.length);
      short.forEach((one, i) => expect(one === '').toBe(names[i] === ''));
    })
  );
});
