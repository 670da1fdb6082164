import { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalText } from '../../core/escape/terminal';
import { formatCount } from '../../core/format';
import type { TestReport } from '../../core/report/test-report';
import { analyseNamed, onlyClear, withNamed, type NamedOptions } from '../analyse-named';
import { loadConfig } from '../config/config';
import {
  annotationsOf,
  compareAnnotations,
  decodeAnnotations,
  metricTag,
  OWNER,
  testTag,
  type Difference,
  type Stored,
} from '../grafana/annotations';
import { grafanaClient, type AskGrafana } from '../grafana/client';
import { repeatedOf, textOf } from '../option-values';
import { reportFailures } from '../report-failures';
import { configuredNames } from '../sources/choose-source';

interface Options extends NamedOptions {
  tag?: string[];
  dashboard?: string;
  panel?: string;
  dryRun?: boolean;
}

/** Most annotations that are asked for at once; Grafana answers with 100 unless told. */
const LIMIT = 10_000;

export const annotateCommand = () =>
  withNamed(new Command('annotate'))
    .option('--tag <tag>', 'a further tag; may be repeated', repeatedOf)
    .option('--dashboard <uid>', 'only on this dashboard (default: everywhere, by their tags)', textOf)
    .option('--panel <id>', 'only on this panel of the dashboard', textOf)
    .option('--dry-run', 'say what would be done')
    .action(annotate)
    .addHelpText(
      'after',
      '\nExample:\n  GRAFANA_URL=https://grafana.example.com GRAFANA_TOKEN=… hunter annotate nightly'
    );

async function annotate(names: string[], options: Options, command: Command): Promise<void> {
  if (options.newerThan !== undefined) {
    throw new HunterError('input', '--newer-than cannot be used here: older annotations would be removed.');
  }
  const { tests, failed, config } = await analyseNamed(names, options, command);
  const ask = grafanaClient(config);
  for (const one of onlyClear(tests)) {
    const difference = compareAnnotations(annotationsOf([one], options.tag ?? []), await storedOf(ask, one));
    if (!options.dryRun) {
      await apply(ask, difference, options);
    }
    process.stdout.write(`${terminalText(one.test)}: ${sayDifference(difference, options.dryRun)}\n`);
  }
  reportFailures(failed, false);
}

/** The annotations of the series and of the time that were analysed: all others stay. */
async function storedOf(ask: AskGrafana, { test, analyses }: TestReport): Promise<Stored[]> {
  const times = analyses.flatMap(({ series }) => [series.times[0], series.times[series.times.length - 1]]);
  const [from, to] = [times.reduce((a, b) => Math.min(a, b)), times.reduce((a, b) => Math.max(a, b))];
  const stored = await ask('GET', query({ tags: [OWNER, testTag(test)], from, to }));
  // Grafana lists those that touch the range, too
  const metrics = new Set(analyses.map(({ series }) => metricTag(series.name)));
  return decodeAnnotations(stored).filter(
    ({ time, tags }) => time >= from && time <= to && tags.some((tag) => metrics.has(tag))
  );
}

function query({ tags, from, to }: { tags: string[]; from?: number; to?: number }): string {
  const params = new URLSearchParams({ type: 'annotation', limit: String(LIMIT) });
  tags.forEach((tag) => params.append('tags', tag));
  Object.entries({ from, to }).forEach(([name, time]) => time !== undefined && params.set(name, String(time)));
  return `/api/annotations?${params}`;
}

async function apply(ask: AskGrafana, { create, update, remove }: Difference, options: Options): Promise<void> {
  const place = {
    ...(options.dashboard !== undefined && { dashboardUID: options.dashboard }),
    ...(options.panel !== undefined && { panelId: Number(options.panel) }),
  };
  for (const one of create) {
    await ask('POST', '/api/annotations', { ...place, ...one });
  }
  for (const { id, ...one } of update) {
    await ask('PATCH', `/api/annotations/${id}`, one);
  }
  for (const { id } of remove) {
    await ask('DELETE', `/api/annotations/${id}`);
  }
}

const sayDifference = ({ create, update, remove, same }: Difference, dryRun = false) =>
  `${create.length} ${dryRun ? 'to add' : 'added'}, ${update.length} ${dryRun ? 'to change' : 'changed'}, ${remove.length} ${dryRun ? 'to remove' : 'removed'}, ${same} as before`;

export const unannotateCommand = () =>
  new Command('unannotate')
    .argument('[tests...]', 'names of tests, as they were annotated; groups of the settings')
    .option('--all', 'all annotations of Hunter')
    .action(unannotate);

async function unannotate(names: string[], { all }: { all?: boolean }): Promise<void> {
  if (!all && names.length === 0) {
    throw new HunterError('input', 'Name the tests whose annotations are to be removed, or --all.');
  }
  const config = loadConfig();
  const ask = grafanaClient(config);
  const tests = names.flatMap((name) => {
    const configured = configuredNames(name, config.catalogue);
    return configured.length > 0 ? configured : [name];
  });
  for (const tags of all ? [[OWNER]] : tests.map((test) => [OWNER, testTag(test)])) {
    const stored = decodeAnnotations(await ask('GET', query({ tags })));
    for (const { id } of stored) {
      await ask('DELETE', `/api/annotations/${id}`);
    }
    process.stdout.write(
      `${terminalText(tags.slice(1).join() || 'All')}: ${formatCount(stored.length, 'annotation')} removed\n`
    );
  }
}
