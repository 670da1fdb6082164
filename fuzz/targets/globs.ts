import { directionOf } from '../../src/core/query/direction';
import { matchesGlob } from '../../src/core/query/matches-glob';
import { insist, type Target } from '../target';

/** Input: the first line is a pattern, the rest a name. */
export const globs: Target = {
  name: 'globs',
  run(text) {
    const [pattern, ...rest] = text.split('\n');
    const name = rest.join('\n');
    const found = matchesGlob(pattern, name);
    insist(matchesGlob('*', name) && matchesGlob(`*${name}`, name.replaceAll('*', 'x')) !== undefined, '* is anything');
    insist(pattern.includes('*') || found === (pattern === name), 'a pattern without stars is a name');
    insist(!found || matchesGlob(`*${pattern}*`, name), 'stars at the ends find more');
    directionOf(name, [{ pattern, direction: 'either' }]);
  },
};
