import { withDirection } from './panel-rules';

it('the rule for a series comes before all others, and replaces one of the same series', () => {
  const rules = [
    { pattern: '*', direction: 'higherIsBetter' as const },
    { pattern: 'p99', direction: 'higherIsBetter' as const },
  ];
  expect(withDirection(rules, 'p99', 'lowerIsBetter')).toEqual([
    { pattern: 'p99', direction: 'lowerIsBetter' },
    { pattern: '*', direction: 'higherIsBetter' },
  ]);
  expect(withDirection(undefined, 'p99', 'either')).toEqual([{ pattern: 'p99', direction: 'either' }]);
});
