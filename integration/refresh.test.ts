import type { Point } from '../demo/story/points';
import { httpTransport } from '../src/cli/http-transport';
import { renderRequest, seriesOf } from '../src/core/graphite/render';
import { joinNewest, newestRequest } from '../src/core/incremental/newest-points';
import { DAY } from '../src/core/times/days';
import type { ApiRequest, RenderedPoints } from '../src/core/transport/request';
import { startGraphite, type Graphite } from './graphite/server';
import { startVictoriaMetrics, type VictoriaMetrics } from './victoria-metrics';

let graphite: Graphite;
let victoria: VictoriaMetrics;

beforeAll(async () => {
  [graphite, victoria] = await Promise.all([startGraphite(), startVictoriaMetrics()]);
});

afterAll(() => {
  graphite?.stop();
  victoria?.stop();
});

const today = Math.floor(Date.now() / DAY) * DAY;

/** A value a day, from one day before today to another one. */
const days = (path: string, from: number, to: number, of = (day: number) => 100 + (day % 7)): Point[] =>
  Array.from({ length: from - to + 1 }, (_, i) => [path, of(from - i), (today - (from - i) * DAY) / 1000]);

const before = [...days('refresh.a', 60, 2), ...days('refresh.b', 60, 2), ...days('refresh.ended', 60, 30)];
const newer = [...days('refresh.a', 1, 0), ...days('refresh.b', 1, 0)];
/** Another value of a run four days ago. VictoriaMetrics keeps the first one. */
const LATE = 700;
const late = days('refresh.b', 4, 4, () => LATE);

const servers: Array<[string, () => { url: string; write: (points: Point[]) => Promise<void> }, Point[]]> = [
  ['Graphite', () => graphite, [...newer, ...late]],
  ['VictoriaMetrics', () => victoria, newer],
];

it.each(servers)(
  'the newest points of %s fit to those of before, and make what it has now',
  async (_, server, later) => {
    const { url, write } = server();
    const send = httpTransport({ graphite: { url }, fallout: {} });
    const range = { from: today - 180 * DAY, to: Date.now() };
    const read = async (request: ApiRequest): Promise<RenderedPoints[]> =>
      seriesOf(await send(request), '', { from: 0, to: Infinity })
        .map(({ name, labels, times, values }) => ({ target: name, tags: labels, times, values }))
        .filter(({ times }) => times.length > 0);
    const readUntil = async (request: ApiRequest, points: number, value: number) => {
      for (;;) {
        const answer = await read(request);
        const count = answer.reduce((sum, { times }) => sum + times.length, 0);
        if (count === points && answer.some(({ values }) => values.includes(value))) {
          return answer;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const request = renderRequest(['refresh.*', 'alias(scale(refresh.a,2),"twice")'], range);
    await write(before);
    const known = await readUntil(request, 59 * 3 + 31, 100);
    const newest = newestRequest(request, Date.now())!;
    expect(joinNewest(known, await read(newest.request), newest.from)).toEqual(known);

    await write(later);
    const now = await readUntil(request, 61 * 3 + 31, later === newer ? 100 : LATE);
    const tail = await read(newest.request);
    expect(Math.max(...tail.map(({ times }) => times.length))).toBeLessThan(10);
    expect(joinNewest(known, tail, newest.from)).toEqual(now);
  }
);
