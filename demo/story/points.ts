import { METRICS, STORY, SUFFIX, valuesOf } from './story';
import { runTimes } from './times';

/** A point: path, value, seconds since 1970. */
export type Point = [path: string, value: number, seconds: number];

/** All points of the story. */
export function storyPoints(): Point[] {
  const times = runTimes();
  return STORY.flatMap((story) =>
    Object.keys(METRICS).flatMap((metric) =>
      valuesOf(story, metric).flatMap((value, run): Point[] =>
        value === null ? [] : [[`${story.prefix}.${SUFFIX}.${metric}`, value, times[run] / 1000]]
      )
    )
  );
}
