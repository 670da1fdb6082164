import { graphiteAddress, isToMove, withGraphiteAddress, type StoredSettings } from './graphite-address';

const stored = (url: string, graphiteUrl?: string, readOnly = false) =>
  ({
    url,
    readOnly,
    jsonData: { falloutUrl: 'http://fallout', ...(graphiteUrl && { graphiteUrl }) },
  }) as StoredSettings;

it.each([
  ['a new data source', stored('', 'http://new'), 'http://new', false],
  ['older settings', stored('http://old'), 'http://old', true],
  ['older settings that are provisioned', stored('http://old', undefined, true), 'http://old', false],
  ['both', stored('http://old', 'http://new'), 'http://new', true],
  ['moved', stored('http://', 'http://new'), 'http://new', false],
  ['moved and emptied', stored('http://'), '', false],
  ['nothing', stored(''), '', false],
])('%s', (_, settings, address, toMove) => {
  expect(graphiteAddress(settings)).toBe(address);
  expect(isToMove(settings)).toBe(toMove);
});

it('moved settings have the address where Grafana’s proxy does not look, and lose nothing else', () => {
  const moved = withGraphiteAddress(stored('http://old'), ' http://old ');
  expect(moved).toMatchObject({
    url: 'http://',
    jsonData: { graphiteUrl: 'http://old', falloutUrl: 'http://fallout' },
  });
  expect(graphiteAddress(moved)).toBe('http://old');
  expect(withGraphiteAddress(stored(''), 'http://new').url).toBe('');
});
