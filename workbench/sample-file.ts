import { eventsOf } from '../demo/story/events';
import { METRICS, STORY, valuesOf } from '../demo/story/story';
import type { OwnFile } from './own-file';

const HEADER = ['time', 'version', 'commit', ...Object.keys(METRICS)];

/** The first of the sample tests, as a file. */
export const SAMPLE: OwnFile = { name: 'lwt-read.csv', text: textOf() };

function textOf(): string {
  const test = STORY[0];
  const columns = Object.keys(METRICS).map((metric) => valuesOf(test, metric));
  const rows = eventsOf(test).map(({ when, data: { version, commit } }, run) =>
    [new Date(when * 1000).toISOString(), version, commit.slice(0, 10), ...columns.map((values) => values[run])].join()
  );
  return [HEADER.join(), ...rows].join('\n');
}
