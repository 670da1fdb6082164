import * as fc from 'fast-check';

import { normal, random } from '../testing/random-series';
import { isConfirmed, standsOut } from './change-point';
import { loadDetector } from './detector';
import { maxPValueFor } from './false-alarms';

it.each([
  [1, 0.05],
  [0.1807, 0.01],
  [0.2, 0.011],
  [0.05, 0.0012],
])('%s a year: max p-value %s', (perYear, maxPValue) => expect(maxPValueFor(perYear)).toBe(maxPValue));

it('the fewer false alarms, the smaller the p-value, which detection can use', () => {
  const rate = fc.double({ min: 1e-6, max: 100, noNaN: true });
  fc.assert(
    fc.property(rate, rate, (a, b) => {
      const [fewer, more] = [Math.min(a, b), Math.max(a, b)].map(maxPValueFor);
      expect(fewer).toBeLessThanOrEqual(more);
      expect(fewer).toBeGreaterThan(0);
      expect(more).toBeLessThanOrEqual(0.05);
    })
  );
});

it('stable histories that are looked at with each run alarm no more often than that', async () => {
  const detector = await loadDetector();
  const next = random(7);
  const [histories, perYear] = [300, 0.2];
  let alarms = 0;
  for (let i = 0; i < histories; i++) {
    const history = await detector.history({ method: 'robust', maxPValue: maxPValueFor(perYear), minMagnitude: 0 });
    let last = 0;
    const value = () => 100 + (last = 0.5 * last + normal(next));
    history.append(Array.from({ length: 40 }, value));
    let isThere = false;
    for (let day = 0; day < 365; day++) {
      history.append([value()]);
      const wasThere = isThere;
      isThere = history.changePoints().points.some((point) => isConfirmed(point) && standsOut(point));
      alarms += isThere && !wasThere ? 1 : 0;
    }
  }
  // expected 60 at most, with a standard deviation of 8
  expect(alarms).toBeLessThan(perYear * histories + 3 * Math.sqrt(perYear * histories));
  expect(alarms).toBeGreaterThan(0);
});
