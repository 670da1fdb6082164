import type { FalloutSource, GraphiteSource } from '../../../core/query/model';
import type { RunMapping } from '../../../core/runs/run-mapping';

/** All series below a prefix of the metric tree, whatever program wrote them. */
interface PrefixSource {
  type: 'prefix';
  prefix: string;
}

/** One unit of analysis, with a name in the table: a Fallout test, or a source that somebody saved. */
export interface Item {
  /** Unique on the page: a saved source may have the name of a test. */
  id: string;
  name: string;
  saved?: boolean;
  source: FalloutSource | GraphiteSource | PrefixSource;
  /** The events that tell of its runs, where it is no test of Fallout. */
  events?: RunMapping;
  /** The test's definition, as Fallout lists it. A cached result of another definition is not used. */
  definition?: string;
}

/** The item of a Fallout test. `user` is empty for the data source's own user. */
export function testItem(test: string, user: string, definition?: string): Item {
  return {
    id: `test ${test}`,
    name: test,
    source: { type: 'fallout', test, ...(user && { user }) },
    ...(definition && { definition }),
  };
}
