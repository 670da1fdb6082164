import { storyPoints } from '../demo/story/points';
import type { Graphite } from './graphite/server';

/** Writes the demo's story through carbon, and waits until all of its last series can be read. */
export async function writeStory(graphite: Graphite): Promise<void> {
  const points = storyPoints();
  await graphite.write(points);
  const [last] = points[points.length - 1];
  await graphite.waitFor(last, points.filter(([path]) => path === last).length);
}
