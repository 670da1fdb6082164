import { t } from './translate';

it('values are shown as they are: names of series have slashes, units too', () => {
  expect(t('shared.test', '"{{name}}" is at {{level}}', { name: `a/b <c> & 'd'`, level: '45.9K ops/s' })).toBe(
    `"a/b <c> & 'd'" is at 45.9K ops/s`
  );
});

it('counts choose the form', () => {
  expect(t('shared.runs', '{{count}} runs', { count: 3 })).toBe('3 runs');
});
