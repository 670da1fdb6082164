import { HunterError } from '../../src/core/errors';
import { checkTarget } from '../../src/core/graphite/check-target';
import { chainOf } from '../../src/core/graphite/expression/chain';
import { completionAt } from '../../src/core/graphite/expression/complete';
import { parseTarget } from '../../src/core/graphite/expression/parse';
import { quoted } from '../../src/core/graphite/expression/quote';
import { interpolateTarget } from '../../src/core/graphite/interpolate-target';
import { addTagExpressions } from '../../src/core/graphite/tag-expressions';
import { declared, insist, type Target } from '../target';

export const expressions: Target = {
  name: 'expressions',
  run(text) {
    const target = parseTarget(text);
    chainOf(target);
    for (const { start, end } of target.problems) {
      insist(0 <= start && start <= end && end <= text.length, 'a problem lies within the text');
    }
    declared(() => checkTarget(text), HunterError);
    completionAt(text, text.length >> 1);
    insist(interpolateTarget(text, (one) => [one]) === text, 'without variables nothing changes');
    addTagExpressions(text, [{ tag: 'a', operator: '=', value: text.slice(0, 20) }]);
    const string = quoted(text);
    insist(parseTarget(`f(${string})`).problems.length === 0, 'a quoted text can be read');
  },
};
