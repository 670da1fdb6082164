import { readFileSync } from 'fs';
import { join } from 'path';

import { loadDetector } from '../changepoint/detector';
import { digestOf } from './kernel-digest';

const load = (name: string) => JSON.parse(readFileSync(join(process.cwd(), 'testdata', name), 'utf8'));

it('gives the bits that were given everywhere else', async () => {
  const digest = digestOf(await loadDetector(), load('otava-change-points.json').cases);
  expect(digest).toEqual(load('kernel-digests.json'));
});
