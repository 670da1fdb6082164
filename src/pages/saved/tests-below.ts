import { patternText } from '../../core/graphite/node-text';
import { listSubPrefixes } from '../../core/graphite/sub-prefixes';
import type { Send } from '../../core/transport/send';
import type { Item } from '../regressions/refresh/item';
import { eventsOf, savedItem, type SavedSource } from './saved-item';

/**
 * The tests of a saved source: the branches of the chosen level below a prefix, and, for metrics above that level, what
 * has them. Without a level the source is one test. Names begin with the source's, so that those of two sources differ.
 *
 * @throws HunterError where Graphite does not tell what is below the prefix
 */
export async function testsOf(source: SavedSource, send: Send): Promise<Item[]> {
  const { name, series, events } = source;
  if (series.type !== 'prefix' || !series.levels) {
    return [savedItem(source)];
  }
  const { branches, parents } = await listSubPrefixes(send, patternText(series.prefix), series.levels);
  const start = /[*?[{]/.test(series.prefix) ? '' : `${series.prefix}.`;
  const nameOf = (path: string) => (path.startsWith(start) ? path.slice(start.length) : path);
  const toItem = (path: string, test: string, below: Item['source']): Item => ({
    id: `saved ${name}/${test}`,
    name: test ? `${name}/${test}` : name,
    saved: true,
    source: below,
    ...(events && { events: eventsOf(events, path.slice(path.lastIndexOf('.') + 1)) }),
  });
  return [
    ...branches.map((path) => toItem(path, nameOf(path), { type: 'prefix', prefix: path })),
    ...parents.map((path) =>
      toItem(path, path === series.prefix ? '' : `${nameOf(path)}.*`, {
        type: 'graphite',
        targets: [`${patternText(path)}.*`],
      })
    ),
  ];
}

/** The saved source that has a test, by the test's name. */
export const sourceOf = <T extends SavedSource>(all: T[], test: string): T | undefined =>
  all.find(({ name }) => name === test) ??
  all.filter(({ name, series }) => series.type === 'prefix' && series.levels && test.startsWith(`${name}/`)).at(0);
