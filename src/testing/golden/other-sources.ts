import { answers } from '../../../testdata/grafana/other-sources.json';
import { TIMES, valuesOf } from './server';

/** The body of `POST /api/ds/query` with frames as Grafana's backend writes them. */
const body = (...frames: object[]) => JSON.stringify({ results: { A: { status: 200, frames } } });

interface WireField {
  name: string;
  type: 'time' | 'number' | 'string';
  typeInfo: { frame: string; nullable?: boolean };
  labels?: Record<string, string>;
  config?: object;
}

const TIME: WireField = { name: 'Time', type: 'time', typeInfo: { frame: 'time.Time' } };
const number = (name: string, more: Partial<WireField> = {}): WireField => ({
  name,
  type: 'number',
  typeInfo: { frame: 'float64', nullable: true },
  ...more,
});
const text = (name: string): WireField => ({ name, type: 'string', typeInfo: { frame: 'string' } });

const frame = (fields: WireField[], values: unknown[][], name?: string) => ({
  schema: { name, refId: 'A', fields },
  data: { values },
});

const THROUGHPUT = valuesOf('perf.t.result.throughput');
const LATENCY = valuesOf('perf.t.result.latency_p99');

/** A frame for each series with labels, as Prometheus gives them; one has a legend of its own, one points missing. */
export const prometheus = () =>
  body(
    frame([TIME, number('Value', { labels: { __name__: 'throughput', test: 'read' } })], [TIMES, THROUGHPUT]),
    frame(
      [
        TIME,
        number('Value', {
          labels: { __name__: 'latency', test: 'read' },
          config: { displayNameFromDS: 'p99 of read' },
        }),
      ],
      [TIMES, LATENCY.map((value, i) => (i % 9 === 4 ? null : value))]
    )
  );

/** One wide frame with integers, as SQL gives time series. */
export const wide = () =>
  body(
    frame(
      [TIME, number('throughput', { typeInfo: { frame: 'int64' } }), number('latency')],
      [TIMES, THROUGHPUT.map(Math.round), LATENCY],
      'results'
    )
  );

/** A long table: a row for each test and time. */
export const long = () =>
  body(
    frame(
      [TIME, text('test'), number('throughput')],
      [
        TIMES.flatMap((time) => [time, time]),
        TIMES.flatMap(() => ['read', 'write']),
        THROUGHPUT.flatMap((value) => [value, 1000]),
      ]
    )
  );

/** What Grafana answers for series of a real PostgreSQL or InfluxDB. */
export const recorded = (name: keyof typeof answers) => () => JSON.stringify(answers[name].answer);

export const nothing = () => body();

export const failing = () =>
  JSON.stringify({ results: { A: { status: 502, error: 'connection refused', errorSource: 'downstream' } } });
