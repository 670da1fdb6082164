import fc from 'fast-check';

import { formatSignedWithUnit, formatWithUnit } from './with-unit';

it.each([
  [3_103_113_216, 'bytes', '2.89 GiB'],
  [3_103_113_216, 'B', '2.89 GiB'],
  [2.89, 'GiB', '2.89 GiB'],
  [0.5, 'GiB', '512 MiB'],
  [1_500_000, 'decbytes', '1.5 MB'],
  [12, 'MB/s', '12 MB/s'],
  [2_048, 'bytes/s', '2 KiB/s'],
  [1500, 'ms', '1.5 s'],
  [0.25, 'ms', '250 µs'],
  [90, 's', '1.5 min'],
  [0.1, 'ns', '0.1 ns'],
  [0, 'ms', '0 ms'],
  [-1500, 'ms', '-1.5 s'],
  [12.345, 'ops/s', '12.35 ops/s'],
  [52_043, 'reqps', '52,043 req/s'],
  [12.5, 'percent', '12.5 %'],
  [7, undefined, '7'],
  [7, 'toString', '7 toString'],
  [NaN, 'ms', '–'],
])('%d %s is %s', (value, unit, text) => expect(formatWithUnit(value, unit)).toBe(text));

it('a difference has its sign', () => {
  expect(formatSignedWithUnit(1500, 'ms')).toBe('+1.5 s');
  expect(formatSignedWithUnit(-2048, 'bytes')).toBe('−2 KiB');
});

it('no unit makes a number unreadable', () =>
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: 1e-3, max: 1e15 }),
      fc.constantFrom('bytes', 'decbytes', 'ms'),
      (value, unit) => expect(formatWithUnit(value, unit)).toMatch(/^[\d,.e+-]+ [a-zµA-Z]+$/)
    )
  ));
