import { readFileSync } from 'fs';

import { POINTS_TYPE, readPoints } from './read-points';

/** `testdata/points.bin` as the backend packs `testdata/points.json`: a Go test writes and compares it. */
const packed = () => Uint8Array.from(readFileSync('testdata/points.bin')).buffer;

it('reads what the backend packs', () => {
  const [first, second, empty] = readPoints(packed());
  expect(first.target).toBe('größe "a".b');
  expect(first.tags).toEqual({ name: 'a.b', host: 'h1' });
  expect([...first.times]).toEqual([1_700_000_000_000, 1_700_086_400_000]);
  expect([...first.values]).toEqual([1.5, -3e300]);
  // the same times are not sent twice
  expect(second.times).toBe(first.times);
  expect([...second.values]).toEqual([0.1, 7]);
  expect(empty).toMatchObject({ target: 'empty', times: new Float64Array(0), values: new Float64Array(0) });
});

it('the backend’s media type is the one asked for', () => {
  expect(readFileSync('pkg/core/pack.go', 'utf8')).toContain(`PointsType = "${POINTS_TYPE}"`);
});
