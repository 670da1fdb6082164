import { normal, random } from '../../core/testing/random-series';
import { DAY } from '../../core/times/days';
import type { ApiAnswer, ApiRequest } from '../../core/transport/request';

export const NOW = Date.UTC(2026, 5, 1, 12);
export const OWNER = 'jane@example.com';
const RUNS = 100;
export const TIMES = Array.from({ length: RUNS }, (_, i) => Date.UTC(2026, 5, 1) - (RUNS - 1 - i) * DAY);

/** The level of each series by run: a step, an improvement, a drift, a new change, a last run that is off, nothing. */
const LEVELS: Record<string, (run: number) => number> = {
  'perf.t.result.throughput': (run) => (run < 60 ? 500 : 430),
  'perf.t.result.latency_p99': (run) => (run < 40 ? 12 : 10.5),
  'perf.t.result.memory_rss': (run) => 300 + 40 * Math.min(1, Math.max(0, (run - 30) / 50)),
  'perf.t.result.cpu_time': (run) => (run < 96 ? 640 : 720),
  'perf.t.result.errors': (run) => (run < 99 ? 20 : 60),
  'perf.t.other.ops': () => 1000,
};

/** A Graphite with six series of one Fallout test, and a Fallout that has this test. */
export function answerOf({ service, path, params = [] }: ApiRequest): ApiAnswer {
  const all = (name: string) => params.filter(([key]) => key === name).map(([, value]) => value);
  if (service === 'fallout') {
    return path === `/tests/${OWNER}/t/api` ? json({ definition: DEFINITION }) : json({ code: 404 }, 404);
  }
  switch (path) {
    case '/metrics/find':
      return json(children(all('query')[0].slice(0, -2)));
    case '/events/get_data':
      return json(EVENTS);
    default:
      return render(all('target'), Number(all('from')[0]), Number(all('until')[0]));
  }
}

const DEFINITION =
  'ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.t}}}}';

const EVENTS = TIMES.map((time, run) => ({
  when: time / 1000,
  what: 'run',
  tags: [OWNER, 't'],
  data: JSON.stringify({
    run_id: `run-${run}`,
    version: run < 60 ? '6.8' : '6.9',
    branch: run % 4 === 3 ? 'side' : 'main',
    commit: `${run}`.padStart(12, 'c'),
  }),
}));

function render(targets: string[], from: number, until: number): ApiAnswer {
  if (targets.some((target) => target.includes('nonsense('))) {
    return { status: 400, contentType: 'text/html', body: 'Invalid parameters (unknown function: nonsense)' };
  }
  const series = targets.flatMap((target) => {
    const [, inner, tag] = /^aliasSub\((.*),"\^","(\d+\|)"\)$/.exec(target) ?? ['', target, ''];
    const pattern = new RegExp(
      `^${inner
        .replace(/\./g, '\\.')
        .replace(/\*/g, '[^.]*')
        .replace(/\{(.*)\}/, (_, list) => `(${list.replace(/,/g, '|')})`)}$`
    );
    return Object.keys(LEVELS)
      .filter((name) => pattern.test(name))
      .map((name) => ({ target: tag + name, tags: { name }, datapoints: pointsOf(name, from, until) }));
  });
  // infinity as graphite-web writes it
  return { ...json([]), body: JSON.stringify(series).replace(/"inf"/g, '1e9999') };
}

function pointsOf(name: string, from: number, until: number) {
  const next = random(name.length);
  return TIMES.map((time, run): [unknown, number] => {
    const level = LEVELS[name](run);
    const value = level * (1 + normal(next) / 100);
    return [run === 5 ? null : run === 6 ? 'inf' : Number(value.toPrecision(7)), time / 1000];
  }).filter(([, seconds]) => seconds > from && seconds <= until);
}

/** The values of a series without anything missing, as many as `TIMES`. */
export function valuesOf(name: string): number[] {
  const next = random(name.length);
  return TIMES.map((_, run) => Number((LEVELS[name](run) * (1 + normal(next) / 100)).toPrecision(7)));
}

function children(parent: string) {
  const depth = parent.split('.').length + 1;
  const below = Object.keys(LEVELS).filter((name) => name.startsWith(`${parent}.`));
  return [...new Set(below.map((name) => name.split('.').slice(0, depth).join('.')))].map((id) => ({
    id,
    leaf: id in LEVELS ? 1 : 0,
    expandable: id in LEVELS ? 0 : 1,
  }));
}

const json = (value: unknown, status = 200): ApiAnswer => ({
  status,
  contentType: 'application/json',
  body: JSON.stringify(value),
});
