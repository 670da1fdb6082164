import { savedItem, type SavedSource } from './saved-item';
import { isSaved, readSaved, savedSourceProblem, trimSource } from './saved-source';

const prefix = (text: string, name = 'lwt'): SavedSource => ({
  name,
  datasource: 'h',
  series: { type: 'prefix', prefix: text },
});
const targets = (...all: string[]): SavedSource => ({
  name: 'lwt',
  datasource: 'h',
  series: { type: 'graphite', targets: all },
});

describe('what cannot be saved is told with the way out', () => {
  it.each<[string, SavedSource, RegExp]>([
    ['no name', prefix('perf', ' '), /Give the source a name/],
    ['a long name', prefix('perf', 'x'.repeat(101)), /longer than 100 characters: shorten it/],
    ['no prefix', prefix(''), /Enter a prefix/],
    ['an expression as a prefix', prefix('sum(perf.*)'), /"sum\(perf\.\*\)" is no prefix.*saved as a query/],
    ['words as a prefix', prefix('my tests'), /"my tests" is no prefix/],
    ['no target', targets(), /Enter a Graphite target/],
    ['a target that does not end', targets('perf.a', 'sum(perf.b'), /sum\(perf\.b/],
  ])('%s', (_, source, problem) => {
    expect(savedSourceProblem(source, [])).toMatch(problem);
  });

  it('a name that another source has, whatever stands around it', () => {
    const others = [prefix('perf', 'lwt')];
    expect(savedSourceProblem(prefix('other', ' lwt '), others)).toMatch(
      /already: choose another name, or edit that one/
    );
    expect(savedSourceProblem(prefix('other', 'LWT'), others)).toBeUndefined();
  });
});

it.each([
  ['a prefix', prefix('perf.daily.lwt')],
  ['one that was copied with its last dot', prefix('perf.daily.')],
  ['one with wildcards', prefix('perf.{a,b}.*')],
  ['one with an escaped bracket', prefix('perf.a\\(b\\)')],
  ['targets', targets('perf.*.p99', 'alias(perf.a, "x y")')],
])('%s can be saved', (_, source) => {
  expect(savedSourceProblem(source, [])).toBeUndefined();
});

it('what was typed around a source is not stored; what is within is', () => {
  expect(trimSource(prefix(' perf..daily. ', ' lwt '))).toEqual(prefix('perf.daily'));
  expect(trimSource(targets(' perf.a ', '', ' alias(perf.b, " x ")'))).toEqual(
    targets('perf.a', 'alias(perf.b, " x ")')
  );
});

describe('a stored list', () => {
  it('is read as far as this version can: entries of others do not take the rest with them', () => {
    const stored = [prefix('a'), { ...prefix('b'), series: { type: 'sql', query: '' } }, null, 'x', targets('c')];
    expect(readSaved(stored)).toEqual([prefix('a'), targets('c')]);
  });

  it.each([undefined, null, {}, 'x', 7])('that is none, such as %j, is empty', (stored) => {
    expect(readSaved(stored)).toEqual([]);
  });

  it.each([
    { ...prefix('a'), name: 7 },
    { ...prefix('a'), datasource: undefined },
    { ...prefix('a'), series: { type: 'prefix' } },
    { ...prefix('a'), series: { type: 'graphite', targets: ['a', 7] } },
  ])('%j is no entry', (one) => {
    expect(isSaved(one)).toBe(false);
  });
});

it('a source of the name of a test is another row than the test', () => {
  expect(savedItem(prefix('perf'))).toMatchObject({ id: 'saved lwt', name: 'lwt', saved: true });
});
