import { Option } from 'commander';

import { HunterError } from '../../core/errors';
import { unreachable } from '../../core/transport/unreachable';
import type { Config } from '../config/config';
import { REASONS } from '../http-transport';
import { loadOptional } from '../load-optional';
import { repeatedOf } from '../option-values';
import { analyseRows } from './analyse-rows';
import { BRANCH } from './branch-variable';
import type { Source } from './source';

/** The part of the package `@google-cloud/bigquery` that is used. It is installed beside Hunter by those who need it. */
interface Library {
  BigQuery: new (options: object) => {
    query: (query: object) => Promise<[Array<Record<string, unknown>>, ...unknown[]]>;
  };
}

/** Longest wait for the answer to a query, ms. */
const TIMEOUT = 60_000;

/** BigQuery: the rows of a query, a run each. */
export const bigquerySource: Source = {
  options: [
    new Option(
      '--bigquery <query>',
      'rows of BigQuery, a run each, in place of a test; columns as those of --sql; may be repeated'
    ).argParser(repeatedOf),
  ],
  named: ({ bigquery = [] }) => bigquery as string[],
  analyse: (task) =>
    analyseRows(task, () => ask(task.name, task.options.branch as string | undefined, task.config), 'BigQuery'),
};

/** @throws HunterError */
async function ask(
  query: string,
  branch: string | undefined,
  { bigquery: { project, credentials, url } = {} }: Config
): Promise<object[]> {
  const { BigQuery } = loadOptional('@google-cloud/bigquery', 'BigQuery') as Library;
  try {
    const client = new BigQuery({
      ...(project && { projectId: project }),
      // without a file, the library looks where all of Google's programs do
      ...(credentials && { keyFilename: credentials }),
      ...(url && { apiEndpoint: url }),
    });
    const own = branch === undefined ? { query } : { query: query.replaceAll(BRANCH, '@branch'), params: { branch } };
    const [rows] = await client.query({ ...own, useLegacySql: false, jobTimeoutMs: TIMEOUT });
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, cell]) => [name, valueOf(cell)])));
  } catch (error) {
    throw errorOf(error as Error & { code?: number | string });
  }
}

/** Times, dates and decimals are objects of the library. */
function valueOf(cell: unknown): unknown {
  if (typeof cell !== 'object' || cell === null) {
    return typeof cell === 'number' && !Number.isFinite(cell) ? null : cell;
  }
  if ('value' in cell) {
    return cell.value;
  }

  const text = String(cell);
  return /^-?[\d.]+(e[-+]?\d+)?$/i.test(text) ? Number(text) : text;
}

function errorOf({ message, code }: Error & { code?: number | string }): HunterError {
  const [line] = message.split('\n');
  const said = line.replace(/\.?$/, '.');
  if (typeof code === 'string' && code in REASONS) {
    return unreachable('BigQuery', `${REASONS[code]}.`);
  }
  if (code === 401 || code === 403 || /credentials|ENOENT/i.test(message)) {
    return new HunterError(
      'auth',
      `BigQuery refuses, or there are no credentials: ${said} Set GOOGLE_APPLICATION_CREDENTIALS, or "bigquery: {credentials: FILE}" in the settings.`
    );
  }
  const status = typeof code === 'number' ? code : undefined;
  const isBusy = status !== undefined && (status === 429 || status >= 500);
  return new HunterError(isBusy ? 'server' : 'input', `BigQuery cannot answer: ${said}`, isBusy ? status : undefined);
}
