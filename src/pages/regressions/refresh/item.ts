import type { FalloutSource, GraphiteSource } from '../../../core/query/model';

/** All series below a prefix, whoever wrote them. */
interface PrefixSource {
  type: 'prefix';
  prefix: string;
}

/** What is analysed by itself and named in the table: a Fallout test, or a source that somebody saved. */
export interface Item {
  /** Unlike any other's of the page: a saved source may be called as a test is. */
  id: string;
  name: string;
  saved?: boolean;
  source: FalloutSource | GraphiteSource | PrefixSource;
  /** The test's definition, as the list of tests tells it: what is known of it is void when it differs. */
  definition?: string;
}

/** A Fallout test. */
export function testItem(test: string, user: string, definition?: string): Item {
  return {
    id: `test ${test}`,
    name: test,
    source: { type: 'fallout', test, ...(user && { user }) },
    ...(definition && { definition }),
  };
}
