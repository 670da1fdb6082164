import { json, serve, type Reply, type Request } from '../../demo/servers/http';

const DAY = 86_400;
const OWNER = 'jane@example.com';

export interface Size {
  tests: number;
  metrics: number;
  runs: number;
}

/** A Fallout and a Graphite with many tests, which answer from memory. */
export class ManyTests {
  /** Number of runs that are published so far. A night adds one. */
  published: number;
  asked = 0;
  private readonly today = Math.floor(Date.now() / 1000 / DAY) * DAY;
  private readonly values: Float64Array[][];

  constructor(private readonly size: Size) {
    this.published = size.runs - 1;
    this.values = Array.from({ length: size.tests }, (_, test) => history(test, size));
  }

  fallout = () => serve((request) => this.answerFallout(request));
  graphite = () => serve((request) => this.answerGraphite(request));

  private answerFallout({ path }: Request): Reply {
    const [, , , name] = path.split('/');
    const all = Array.from({ length: this.size.tests }, (_, test) => describe(nameOf(test)));
    return json(name === 'api' ? all : describe(name));
  }

  private answerGraphite({ path, params }: Request): Reply {
    this.asked++;
    switch (path) {
      case '/metrics/find':
        return json(this.find(params.get('query')!, params.get('format')));
      case '/events/get_data':
        return json(this.events(params));
      default:
        return { status: 200, type: 'application/json', body: this.render(params) };
    }
  }

  private find(query: string, format: string | null) {
    const [leaf, names] = query.endsWith('.result.*')
      ? [1, Array.from({ length: this.size.metrics }, (_, metric) => metricOf(metric))]
      : [0, ['result']];
    if (format !== 'completer') {
      return names.map((text) => ({ text, id: query.replace('*', text), leaf, expandable: 1 - leaf }));
    }
    const [, before, some, behind] = /^([^{]*)\{([^}]*)\}(.*)\*$/.exec(query)!;
    const found = some.split(',').flatMap((one) => names.map((name) => `${before}${one}${behind}${name}`));
    return { metrics: found.map((path) => ({ path: leaf ? path : `${path}.`, is_leaf: String(leaf) })) };
  }

  private events(params: URLSearchParams) {
    const wanted = params
      .get('tags')!
      .split(' ')
      .filter((tag) => tag !== OWNER);
    const [from, until] = [Number(params.get('from')), Number(params.get('until'))];
    const tests = wanted.length > 0 ? wanted : Array.from({ length: this.size.tests }, (_, test) => nameOf(test));
    return tests.flatMap((test) =>
      this.runs(from, until).map((run) => ({
        when: this.timeOf(run) + 3600,
        what: 'Performance Test',
        tags: [OWNER, test],
        data: JSON.stringify({
          run_id: `${test}-${run}`,
          version: `4.1.${run}`,
          branch: 'main',
          commit: `c${run}`.repeat(8),
        }),
      }))
    );
  }

  /** By hand, as fast as it goes: the page is measured, not the server. */
  private render(params: URLSearchParams): string {
    const runs = this.runs(Number(params.get('from')) + 1, Number(params.get('until')));
    const series = params.getAll('target').flatMap((target) => {
      // a bundle of requests that have tags of their own has two of them
      const path = /[^(,]+(?=,|$)/.exec(target)![0];
      const tag = [...target.matchAll(/"(\d+\|)"/g)]
        .map(([, one]) => one)
        .reverse()
        .join('');
      const test = path.split('.')[1];
      return this.values[Number(test.slice(1))].map((values, metric) => {
        const points = runs.map((run) => `[${values[run]},${this.timeOf(run)}]`).join();
        const name = path.replace('*', metricOf(metric));
        return `{"target":"${tag}${name}","tags":{"name":"${name}"},"datapoints":[${points}]}`;
      });
    });
    return `[${series.join()}]`;
  }

  private readonly timeOf = (run: number) => this.today - (this.size.runs - 1 - run) * DAY;

  private runs(from: number, until: number): number[] {
    return Array.from({ length: this.published }, (_, run) => run).filter(
      (run) => this.timeOf(run) >= from && this.timeOf(run) <= until
    );
  }
}

const nameOf = (test: number) => `t${String(test).padStart(4, '0')}`;
const metricOf = (metric: number) => `m${String(metric).padStart(2, '0')}_latency`;

function describe(name: string) {
  const properties = `graphite.create_server: true, export.enabled: true, export.prefix: perf.${name}`;
  const definition = `ensemble:\n  observer:\n    configuration_manager:\n      - {name: ctool_monitoring, properties: {${properties}}}\n`;
  return { owner: OWNER, name, testId: name, createdAt: 0, lastRunAt: 0, definition, tags: [] };
}

/** Noise of 2 %; every tenth metric has a step of 10 %, some of them in the same run. */
function history(test: number, { metrics, runs }: Size): Float64Array[] {
  let state = test + 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
  const step = Math.floor(20 + random() * (runs - 40));
  return Array.from({ length: metrics }, () => {
    const level = 100 * (1 + random());
    const changes = random() < 0.1;
    return Float64Array.from({ length: runs }, (_, run) => {
      const noise = random() + random() + random() + random() - 2;
      return Number((level * (1 + 0.035 * noise) * (changes && run >= step ? 1.1 : 1)).toPrecision(6));
    });
  });
}
