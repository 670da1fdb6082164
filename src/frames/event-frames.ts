import { createDataFrame, FieldType, type DataFrame } from '@grafana/data';

import type { GraphiteEvent } from '../core/graphite/events';
import { nameRun, runsOfEvents } from '../core/runs/run';
import type { Series } from '../core/series/series';

/** Events for dashboards. All have the same fields, because Grafana 12.3 takes those of the first for all. */
interface Shown {
  time: number;
  title: string;
  text: string;
  tags: string[];
}

/** Graphite's events. What programs wrote about a run is put into words; other data is shown as it is. */
export function eventsFrame(refId: string, events: GraphiteEvent[]): DataFrame {
  return toFrame(
    refId,
    events.map((event) => {
      const [run] = runsOfEvents([event]);
      return { time: event.time, title: event.what, text: (run && nameRun(run)) || event.data, tags: event.tags };
    })
  );
}

/** An event at each point of the series that is not 0, named after the series, as Grafana's own Graphite source has it. */
export function pointEventsFrame(refId: string, all: Series[]): DataFrame {
  return toFrame(
    refId,
    all.flatMap(({ name, times, values }) =>
      [...times.keys()]
        .filter((i) => values[i] !== 0)
        .map((i) => ({ time: times[i], title: name, text: String(values[i]), tags: [] }))
    )
  );
}

function toFrame(refId: string, shown: Shown[]): DataFrame {
  return createDataFrame({
    refId,
    name: 'Events',
    fields: [
      { name: 'time', type: FieldType.time, values: shown.map(({ time }) => time), config: {} },
      { name: 'timeEnd', type: FieldType.time, values: shown.map(({ time }) => time), config: {} },
      { name: 'title', type: FieldType.string, values: shown.map(({ title }) => title), config: {} },
      { name: 'text', type: FieldType.string, values: shown.map(({ text }) => text), config: {} },
      { name: 'tags', type: FieldType.other, values: shown.map(({ tags }) => tags), config: {} },
    ],
  });
}
