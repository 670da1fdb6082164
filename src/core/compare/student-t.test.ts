import fc from 'fast-check';

import { studentQuantile, studentTwoSided } from './student-t';

// scipy 1.17.1: 2 * stats.t.sf(t, df)
it.each([
  [0.5, 0.7, 0.73040168668233],
  [2, 1, 0.2951672353008665],
  [2, 10, 0.07338803477074037],
  [2.5, 7.3, 0.03965023466560043],
  [12, 40.25, 7.114436039888403e-15],
  [3, 1000.5, 0.002766675387146231],
  [30, 55.5, 5.534718131195431e-36],
  [1e-3, 4.2, 0.9992478248774062],
  [200, 3.5, 3.145811803861847e-8],
])('|T| > %d with %d degrees of freedom: %d', (t, df, p) => {
  expect(studentTwoSided(t, df) / p).toBeCloseTo(1, 10);
  expect(studentTwoSided(-t, df)).toBe(studentTwoSided(t, df));
});

// stats.t.isf(p / 2, df)
it.each([
  [0.05, 1, 12.706204736174705],
  [0.05, 5.5, 2.501858617589239],
  [0.05, 36.2, 2.027705010095271],
  [0.01, 2.25, 8.258176680956495],
  [0.5, 0.8, 1.1111913778128872],
  [0.05, 1e6, 1.9599663568141072],
])('probability %d with %d degrees of freedom is beyond %d', (p, df, t) => {
  expect(studentQuantile(p, df) / t).toBeCloseTo(1, 9);
});

it('edges', () => {
  expect(studentTwoSided(0, 5)).toBe(1);
  expect(studentTwoSided(Infinity, 5)).toBe(0);
  expect(studentTwoSided(1e200, 5)).toBe(0);
  expect(studentTwoSided(NaN, 5)).toBeNaN();
  expect(studentTwoSided(1, 0)).toBeNaN();
});

it('a larger t is less likely, and the quantile is where it says', () => {
  const df = fc.double({ min: 0.1, max: 1e4, noNaN: true });
  fc.assert(
    fc.property(fc.double({ min: 0, max: 50, noNaN: true }), df, (t, n) => {
      const p = studentTwoSided(t, n);
      expect(studentTwoSided(t * 1.01, n)).toBeLessThanOrEqual(p * (1 + 1e-12));
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
    })
  );
  fc.assert(
    fc.property(fc.double({ min: 1e-4, max: 0.99, noNaN: true }), df, (p, n) => {
      expect(studentTwoSided(studentQuantile(p, n), n) / p).toBeCloseTo(1, 8);
    })
  );
});
