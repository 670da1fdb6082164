import { json, serve, type Reply } from '../../demo/servers/http';

const DAY = 86_400;
const FIRST = Date.UTC(2026, 0, 1) / 1000;

/** The times of the runs that the stand-in for Graphite has, seconds since 1970: the same whenever it is recorded. */
export const RUNS = Array.from({ length: 40 }, (_, i) => FIRST + i * DAY);

/** A Graphite that refuses in each of the ways that servers have, by the target's name. */
export function startUpstream() {
  return serve(({ path, params }): Reply => {
    if (path === '/metrics/find') {
      return json([{ text: 'perf', id: 'perf', leaf: 0, expandable: 1, allowChildren: 1 }]);
    }
    if (path === '/events/get_data') {
      return json([]);
    }
    if (path !== '/render') {
      return { status: 404, type: 'text/html', body: '<h1>Not Found</h1>' };
    }
    const target = params.get('target') ?? '';
    const text = (status: number, type: string, body: string): Reply => ({ status, type, body });
    if (target.includes('unknownFunction(')) {
      return text(400, 'text/html', `Invalid parameters (Received request for unknown function: unknownFunction)`);
    }
    if (target.includes('json')) {
      return json({ error: 'the metric is too new' }, 422);
    }
    if (target.includes('empty')) {
      return text(500, 'text/plain', '');
    }
    if (target.includes('page')) {
      return text(503, 'text/html', '<html><body><h1>503 Service Unavailable</h1></body></html>');
    }
    return json([
      {
        target: 'p.throughput',
        tags: { name: 'p.throughput' },
        datapoints: RUNS.map((t, i) => [(i < 20 ? 100 : 80) + (i % 3), t]),
      },
    ]);
  });
}
