import { noise } from './random';

/** Runs per test, one a day; the last is today's. */
export const RUNS = 180;

export const OWNER = 'jane@example.com';

/** A change of some metrics. `run` is the index of the run, from 0, the oldest. */
interface Event {
  run: number;
  /** Metric → factor on its level. */
  change: Record<string, number>;
}

export interface StoryTest {
  name: string;
  prefix: string;
  definition: string;
  /** Definition of the runs, if it differs from the test's own. */
  runDefinition?: string;
  steps: Event[];
  spikes: Event[];
  /** True if the level drifts from run `run` to the last, instead of jumping. */
  drifts: Event[];
  /** Indexes of missing runs: from, to (exclusive). */
  gap?: [number, number];
}

/** Level and relative noise of each metric, and its unit as Grafana names it. */
export const METRICS: Record<string, { level: number; noise: number; unit: string }> = {
  throughput: { level: 52_000, noise: 0.012, unit: 'ops' },
  latency_p50: { level: 1.8, noise: 0.01, unit: 'ms' },
  latency_p99: { level: 11.5, noise: 0.025, unit: 'ms' },
  cpu_time: { level: 640, noise: 0.015, unit: 'short' },
  memory_rss: { level: 3.1e9, noise: 0.006, unit: 'bytes' },
};

export const SUFFIX = 'result';

const monitoring = (prefix: string) => `ensemble:
  server:
    node.count: 3
    provisioner: local
  client: server
  observer:
    configuration_manager:
      - name: ctool_monitoring
        properties:
          graphite.create_server: true
          export.enabled: true
          export.prefix: ${prefix}
workload: {}
`;

const test = (name: string, events: Partial<StoryTest> = {}): StoryTest => ({
  name,
  prefix: `perf.daily.${name}`,
  definition: `prefix: perf.daily\n---\n${monitoring(`{{prefix}}.${name}`)}`,
  steps: [],
  spikes: [],
  drifts: [],
  ...events,
});

/** Two regressions, an improvement, a spike, a drift and a gap; two tests are stable. */
export const STORY: StoryTest[] = [
  test('lwt-read', { steps: [{ run: 120, change: { throughput: 0.88, latency_p99: 1.16, latency_p50: 1.09 } }] }),
  test('compaction', { steps: [{ run: 155, change: { cpu_time: 1.1 } }] }),
  test('write-heavy', { steps: [{ run: 88, change: { throughput: 1.18, latency_p99: 0.86 } }] }),
  test('range-scan', { spikes: [{ run: 140, change: { latency_p99: 2.4, throughput: 0.6 } }] }),
  test('materialized-views', { drifts: [{ run: 60, change: { memory_rss: 1.22 } }] }),
  test('batch-insert', { gap: [95, 109] }),
  test('counter-update', {
    definition: 'yaml_url: https://example.com/definitions/counter-update.yaml\n',
    runDefinition: `# Imported from yaml_url: https://example.com/definitions/counter-update.yaml\n${monitoring('perf.daily.counter-update')}`,
  }),
  test('secondary-index', {
    definition: monitoring('perf.daily.secondary-index').replace(/observer:\n[\s\S]*?workload/, (observer) =>
      observer.replace(/^ {6}- name/m, '      - ctool\n      - name')
    ),
  }),
];

/** The values of a metric over all runs; null where there was none. */
export function valuesOf(story: StoryTest, metric: string): Array<number | null> {
  const { level, noise: deviation } = METRICS[metric];
  const random = noise(seedOf(`${story.name}.${metric}`));
  const factor = (events: Event[], weight: (event: Event, run: number) => number, run: number) =>
    events.reduce((product, event) => product * (1 + ((event.change[metric] ?? 1) - 1) * weight(event, run)), 1);
  return Array.from({ length: RUNS }, (_, run) => {
    const value =
      level *
      (1 + deviation * random()) *
      factor(story.steps, (event) => (run >= event.run ? 1 : 0), run) *
      factor(story.spikes, (event) => (run === event.run ? 1 : 0), run) *
      factor(story.drifts, (event) => Math.max(0, (run - event.run) / (RUNS - 1 - event.run)), run);
    const missing = story.gap && run >= story.gap[0] && run < story.gap[1];
    return missing ? null : Number(value.toPrecision(6));
  });
}

function seedOf(text: string): number {
  return [...text].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), 39);
}
