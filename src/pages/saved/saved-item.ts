import type { RunMapping } from '../../core/runs/run-mapping';
import type { Item } from '../regressions/refresh/item';

/** Series that are looked at like a test, under a name of their own. */
export interface SavedSource {
  name: string;
  /** Uid of the Hunter data source. */
  datasource: string;
  series: SavedPrefix | { type: 'graphite'; targets: string[] };
  /** The events that tell of its runs. `{test}` in a tag stands for the name of a test below the prefix. */
  events?: RunMapping;
}

interface SavedPrefix {
  type: 'prefix';
  prefix: string;
  /** How many nodes below the prefix each test is: 1 makes a test of each branch. All is one test where left out. */
  levels?: number;
}

/** A source, and whether all of the team have it or only the user. */
export interface StoredSource extends SavedSource {
  shared: boolean;
}

/** A source as the regressions' page looks through it. */
export const savedItem = ({ name, series, events }: SavedSource): Item => ({
  id: `saved ${name}`,
  name,
  saved: true,
  source: series,
  ...(events && { events: eventsOf(events, name) }),
});

/** The mapping of one test: `{test}` in its tags is the test's name. */
export const eventsOf = ({ tags, ...mapping }: RunMapping, test: string): RunMapping => ({
  ...mapping,
  tags: tags.map((tag) => tag.replaceAll('{test}', test)),
});
