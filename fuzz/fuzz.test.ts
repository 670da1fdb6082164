import { join } from 'node:path';

import { corpusOf } from './corpus';
import { fuzz } from './fuzz';
import { TARGETS } from './targets';

it.each(TARGETS.map((target) => [target.name, target] as const))('%s keeps its laws in a short run', (name, target) => {
  const corpus = corpusOf(name, join(process.cwd(), 'fuzz', 'corpus'));
  expect(corpus.length).toBeGreaterThan(0);
  const { runs, crashes } = fuzz(target, corpus, { runs: 1000, seed: 1 });
  expect(crashes).toEqual([]);
  expect(runs).toBeGreaterThanOrEqual(1000);
});

it('tells what breaks, with the shortest text that does', () => {
  const target = {
    name: 'x',
    run: (text: string) => {
      if (text.includes('b')) {
        throw new Error('a b');
      }
    },
  };
  const { crashes } = fuzz(target, ['abc'], { runs: 2000, seed: 1 });
  expect(crashes).toMatchObject([{ text: 'b' }]);
});
