import { config } from '@grafana/runtime';

import { t } from './translate';

it('values are shown as they are: names of series have slashes, units too', () => {
  expect(t('shared.test', '"{{name}}" is at {{level}}', { name: `a/b <c> & 'd'`, level: '45.9K ops/s' })).toBe(
    `"a/b <c> & 'd'" is at 45.9K ops/s`
  );
});

it('counts choose the form', () => {
  const runs = (count: number) =>
    t('shared.runs', '{{count}} runs', { count, defaultValue_one: 'one run', defaultValue_other: '{{count}} runs' });
  expect([runs(1), runs(3), runs(20_000)]).toEqual(['one run', '3 runs', '20,000 runs']);
});

it('counts are written in the user’s language, other values as they are', () => {
  const said = () =>
    t('shared.of', '{{done}} of {{total}} at {{level}}', { done: 999, total: 20_000, level: '1000.5' });
  expect(said()).toBe('999 of 20,000 at 1000.5');
  config.bootData = { user: { language: 'de-DE' } } as typeof config.bootData;
  expect(said()).toBe('999 of 20.000 at 1000.5');
});
