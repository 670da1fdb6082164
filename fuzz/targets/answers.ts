import { parseJson } from '../../src/core/decode/json';
import { HunterError } from '../../src/core/errors';
import {
  decodeNewestRun,
  decodeTest,
  decodeTests,
  decodeUsers,
  falloutError,
} from '../../src/core/fallout/api/answers';
import { graphiteError } from '../../src/core/graphite/answer-errors';
import { decodeExpand } from '../../src/core/graphite/expand-paths';
import { decodeFind } from '../../src/core/graphite/find-nodes';
import { decodeFunctions } from '../../src/core/graphite/functions';
import { decodeNames } from '../../src/core/graphite/tag-names';
import { declared, insist, insistSame, type Target } from '../target';

export const answers: Target = {
  name: 'answers',
  run(body) {
    const answer = { status: 200, contentType: 'application/json', body };
    const nodes = declared(() => decodeFind(answer, 'a.*'), HunterError) ?? [];
    insist(
      nodes.every(({ id }) => typeof id === 'string'),
      'a node has a name'
    );
    declared(() => decodeExpand(answer, 'a'), HunterError);
    declared(() => decodeNames(answer, 'a'), HunterError);
    declared(() => decodeFunctions(answer), HunterError);
    const tests = declared(() => decodeTests(answer, 'a@b.cc'), HunterError) ?? [];
    insist(
      tests.every(({ name, definition }) => name !== '' && typeof definition === 'string'),
      'a test has a name'
    );
    declared(() => decodeTest(answer, 'a@b.cc', 't'), HunterError);
    declared(() => decodeNewestRun(answer, 'a@b.cc', 't'), HunterError);
    declared(() => decodeUsers(answer), HunterError);
    for (const status of [0, 400, 500]) {
      insist(graphiteError({ ...answer, status }, 'x').message.length < body.length + 400, 'a complaint is short');
      insist(falloutError({ ...answer, status }, 'x').message.length < body.length + 400, 'a complaint is short');
    }
    const json = declared(() => parseJson(body), SyntaxError);
    // more is read than JSON is: NaN, and a byte order mark
    const strict = declared(() => JSON.parse(body) as unknown, SyntaxError);
    if (json !== undefined && strict !== undefined) {
      insistSame(json, strict, 'JSON is JSON');
    }
  },
};
