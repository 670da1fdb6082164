import { ANSWER_BOUNDS } from '../bounds';
import { parseJson } from '../decode/json';
import { clipSeries, isSameView, isWithin } from '../series/range';
import { type Series, type TimeRange } from '../series/series';
import { DAY } from '../times/days';
import type { ApiAnswer, ApiRequest, RenderedPoints } from '../transport/request';

/**
 * graphite-web refuses more than 1,000 parameters in one request (Django's DATA_UPLOAD_MAX_NUMBER_FIELDS): 998 targets
 * beside `from` and `format`; we also send `until`, `noNullPoints` and `storage_step`.
 */
export const MAX_TARGETS = 995;

/**
 * Makes the request for the raw points of targets. It is a POST, because proxies and servers limit the length of a GET
 * (4 kB in gunicorn). It has no `maxDataPoints`, because consolidation would average change points away. `from` is
 * exclusive in Graphite, so it is a second earlier. `storage_step` is for VictoriaMetrics, which has no fixed steps and
 * would answer with a value every ten seconds, and refuse that for long ranges; Graphite ignores it.
 */
export function renderRequest(targets: string[], range: TimeRange): ApiRequest {
  return {
    service: 'graphite',
    method: 'POST',
    path: '/render',
    params: [
      ...targets.map((target): [string, string] => ['target', target]),
      ['from', String(Math.floor(range.from / 1000) - 1)],
      ['until', String(Math.ceil(range.to / 1000))],
      ['format', 'json'],
      ['noNullPoints', '1'],
      ['storage_step', range.to - range.from > 7 * DAY ? '1h' : '1min'],
    ],
  };
}

/**
 * Thrown for an answer in Graphite's format with unusable content. The message is a clause, as `ApiAnswer.problem` is.
 */
export class UnusableRender extends Error {}

/**
 * Decodes a render answer (`[{"target", "tags", "datapoints": [[value|null, seconds], …]}]`). Points outside of `range`
 * are dropped, because Graphite may add one later than `until`; so are NaN and infinite values, which some servers
 * write although JSON has none. pkg/core/render.go decodes the same format and refuses the same answers.
 *
 * @throws SyntaxError if the text is not such an answer
 * @throws UnusableRender if times do not ascend, or a name or the tags of a series are longer than 64 kB
 */
export function decodeRender(body: string, target: string, range: TimeRange): Series[] {
  return decodeParsed(parseJson(body), target, range);
}

function decodeParsed(answer: unknown, target: string, range: TimeRange): Series[] {
  if (!Array.isArray(answer)) {
    throw notSeries();
  }
  return answer.map((rendered: unknown) => {
    const { target: name, tags, datapoints = [] } = fieldsOf(rendered);
    if (typeof name !== 'string' || !Array.isArray(datapoints)) {
      throw notSeries();
    }
    const labels = textLabels(fieldsOf(tags ?? {}));
    insistOnShort(name, labels);
    return { name, target, labels, ...decodePoints(datapoints, range) };
  });
}

const notSeries = () => new SyntaxError('not a list of series');

/** Returns a JSON object. @throws SyntaxError if the value is none */
function fieldsOf(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw notSeries();
  }
  return value as Record<string, unknown>;
}

/** Returns the series of an answer: those that the shell has decoded, or else `decodeRender`'s, with its errors. */
export function seriesOf({ rendered, parsed, body }: ApiAnswer, target: string, range: TimeRange): Series[] {
  if (rendered) {
    return rendered.map((points) => readRendered(points, target, range));
  }
  return parsed === undefined ? decodeRender(body, target, range) : decodeParsed(parsed, target, range);
}

/** The latest series of points that the shell keeps. */
const READ = new WeakMap<RenderedPoints, Series>();

/** The series of points: the very same one as before, where the shell hands in the same points and the range holds no others. */
function readRendered(points: RenderedPoints, target: string, range: TimeRange): Series {
  const { target: name, tags, times, values } = points;
  const before = READ.get(points);
  const series = clipSeries({ name, target, labels: before?.labels ?? textLabels(tags), times, values }, range);
  if (before?.target === target && isSameView(before.times, series.times)) {
    return before;
  }
  READ.set(points, series);
  return series;
}

function decodePoints(points: unknown[], range: TimeRange): Pick<Series, 'times' | 'values'> {
  const times = new Float64Array(points.length);
  const values = new Float64Array(points.length);
  let length = 0;
  let last = -Infinity;
  for (const point of points) {
    if (!Array.isArray(point) || point.length !== 2) {
      throw notSeries();
    }
    const value: unknown = point[0];
    const seconds: unknown = point[1];
    if ((value !== null && typeof value !== 'number') || typeof seconds !== 'number' || !Number.isFinite(seconds)) {
      throw notSeries();
    }
    if (seconds <= last) {
      throw new UnusableRender('it has points whose times do not ascend, which Graphite never sends.');
    }
    last = seconds;
    const time = seconds * 1000;
    if (value !== null && Number.isFinite(value) && isWithin(time, range)) {
      times[length] = time;
      values[length] = value;
      length++;
    }
  }
  // slice, not subarray: a series cut to a short range must not keep the whole answer alive
  return length === points.length
    ? { times, values }
    : { times: times.slice(0, length), values: values.slice(0, length) };
}

/** Converts the values of tags to text. Lists and objects, which Graphite never has there, are written as JSON. */
function textLabels(tags: Record<string, unknown> | null | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags ?? {}).map(([name, value]) => [
      name,
      typeof value === 'object' ? JSON.stringify(value) : String(value),
    ])
  );
}

function insistOnShort(name: string, labels: Record<string, string>): void {
  let length = 0;
  for (const tag in labels) {
    length += tag.length + labels[tag].length;
  }
  if (Math.max(name.length, length) > ANSWER_BOUNDS.seriesText) {
    throw new UnusableRender('it has a name or tags of more than 64 kB.');
  }
}
