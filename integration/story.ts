import { METRICS, STORY, SUFFIX, valuesOf } from '../demo/story/story';
import { runTimes } from '../demo/story/times';
import type { Graphite, Point } from './graphite/server';

/** Writes the demo's story through carbon, and waits until it can be read. */
export async function writeStory(graphite: Graphite): Promise<void> {
  const times = runTimes();
  const points = STORY.flatMap((story) =>
    Object.keys(METRICS).flatMap((metric) =>
      valuesOf(story, metric).flatMap((value, run): Point[] =>
        value === null ? [] : [[`${story.prefix}.${SUFFIX}.${metric}`, value, times[run] / 1000]]
      )
    )
  );
  await graphite.write(points);
  const last = STORY[STORY.length - 1];
  await graphite.waitFor(`${last.prefix}.${SUFFIX}.${Object.keys(METRICS).slice(-1)[0]}`, times.length);
}
