import { HunterError } from '../../src/core/errors';
import { completeLimits } from '../../src/core/query/limits';
import type { HunterQueryModel } from '../../src/core/query/model';
import { completeQuery, isBlank, shapeProblem, validateQuery } from '../../src/core/query/stored-query';
import { declared, insist, insistSame, type Target } from '../target';

export const queries: Target = {
  name: 'queries',
  run(text) {
    const stored = declared(() => JSON.parse(text) as HunterQueryModel, SyntaxError);
    const query = completeQuery(stored as object);
    insistSame(completeQuery(query), query, 'what is complete is complete');
    isBlank(query);
    const valid = declared(() => (validateQuery(query), true), HunterError);
    insist(!valid || shapeProblem(query) === undefined, 'what is valid has a form');
    declared(() => completeLimits(stored), HunterError);
  },
};
