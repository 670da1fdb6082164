import fc from 'fast-check';

import { holm } from './holm';

it('multiplies the smallest by all, the next by one less', () => {
  // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
  expect(holm([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toPrecision(10)))).toEqual([0.03, 0.06, 0.06, 0.02]);
  expect(holm([])).toEqual([]);
  expect(holm([0.2])).toEqual([0.2]);
});

it('keeps the order, makes nothing smaller, and stays a probability', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (all) => {
      const adjusted = holm(all);
      all.forEach((p, i) => {
        expect(adjusted[i]).toBeGreaterThanOrEqual(p);
        expect(adjusted[i]).toBeLessThanOrEqual(1);
        all.forEach((other, j) => p < other && expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]));
      });
    })
  );
});
