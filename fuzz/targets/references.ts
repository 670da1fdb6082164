import { QUERY_BOUNDS } from '../../src/core/bounds';
import { HunterError } from '../../src/core/errors';
import { resolveReferences } from '../../src/core/query/references';
import { declared, insist, type Target } from '../target';

/** Input: each line is a query, A, B, C and so on. */
export const references: Target = {
  name: 'references',
  run(text) {
    const lines = text.split('\n').slice(0, 26);
    const others = Object.fromEntries(lines.map((line, i) => [String.fromCharCode(65 + i), line.split('\t')]));
    for (const line of lines) {
      const resolved = declared(() => resolveReferences(line, others), HunterError);
      insist((resolved?.length ?? 0) <= QUERY_BOUNDS.target, 'what is resolved is no longer than a target may be');
      insist(line.includes('#') || resolved === line, 'a target without references stays as it is');
    }
  },
};
