import { sendEvents } from '../demo/servers/send-events';
import { eventsOf, TWO_BRANCHES } from '../demo/story/events';
import { storyPoints } from '../demo/story/points';
import { STORY } from '../demo/story/story';
import type { Graphite } from './graphite/server';

/** Tells Graphite of the runs of two tests. */
export async function writeEvents(graphite: Graphite): Promise<void> {
  const told = STORY.filter(({ name }) => ['lwt-read', TWO_BRANCHES].includes(name)).flatMap(eventsOf);
  await sendEvents(graphite.url, told);
}

/** Writes the demo's story through carbon, and waits until all of its last series can be read. */
export async function writeStory(graphite: Graphite): Promise<void> {
  const points = storyPoints();
  await graphite.write(points);
  const [last] = points[points.length - 1];
  await graphite.waitFor(last, points.filter(([path]) => path === last).length);
}
