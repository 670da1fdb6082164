import { unbroken } from './unbroken';

it.each([
  ['3.1 ± 0.2 (30 runs)', '3.1_±_0.2 (30_runs)'],
  ['+9,3 % (+8,6 … +10,1 %), 6,6 σ', '+9,3_% (+8,6 … +10,1_%), 6,6_σ'],
  ['not once in a billion (p < 1e-10).', 'not once in a billion (p_<_1e-10).'],
  ['1 Metrik in 12 Tests', '1_Metrik in 12_Tests'],
  ['latency.p99 and 1,203 more', 'latency.p99 and 1,203_more'],
  ['p = 0.02', 'p_=_0.02'],
  ['4.1.5, main, 8fa8420295 → 4.1.5, main, 31ce4ea62b', '4.1.5, main, 8fa8420295 → 4.1.5, main, 31ce4ea62b'],
])('%s breaks where _ is not', (text, joined) => {
  expect(unbroken(text)).toBe(joined.replaceAll('_', '\u00a0'));
});
