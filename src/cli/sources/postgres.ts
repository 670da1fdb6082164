import { Option } from 'commander';

import { HunterError } from '../../core/errors';
import { unreachable } from '../../core/transport/unreachable';
import type { Config } from '../config/config';
import { hider } from '../credentials';
import { REASONS } from '../http-transport';
import { loadOptional } from '../load-optional';
import { repeatedOf } from '../option-values';
import { analyseRows } from './analyse-rows';
import { BRANCH } from './branch-variable';
import type { Source } from './source';

/** The part of the package `pg` that is used. It is installed beside Hunter by those who need it. */
interface Pg {
  Client: new (options: object) => {
    connect: () => Promise<void>;
    query: (query: object) => Promise<{ rows: Array<Array<string | null>>; fields: Field[] }>;
    end: () => Promise<void>;
  };
}

interface Field {
  name: string;
  /** Postgres' number of the column's type. */
  dataTypeID: number;
}

/** Longest wait for a connection and for the answer to a query, ms. */
const CONNECT = 10_000;
const TIMEOUT = 60_000;

/** int8, int2, int4, float4, float8, numeric */
const NUMBERS = [20, 21, 23, 700, 701, 1700];

/** PostgreSQL: the rows of a query, a run each. */
export const postgresSource: Source = {
  options: [
    new Option(
      '--sql <query>',
      'rows of PostgreSQL, a run each, in place of a test: a column "time", others for metrics, version, commit, branch; may be repeated'
    ).argParser(repeatedOf),
  ],
  named: ({ sql = [] }) => sql as string[],
  analyse: (task) =>
    analyseRows(task, () => ask(task.name, task.options.branch as string | undefined, task.config), 'PostgreSQL'),
};

/** Sends a query in a connection that can only read. @throws HunterError */
async function ask(sql: string, branch: string | undefined, { postgres: { url } = {} }: Config): Promise<object[]> {
  const { Client } = loadOptional('pg', 'PostgreSQL') as Pg;
  const hide = hider([passwordOf(url)]);
  try {
    // without a URL, pg reads the variables of psql: PGHOST, PGUSER, PGPASSWORD, PGDATABASE …
    const client = new Client({
      ...(url && { connectionString: url }),
      connectionTimeoutMillis: CONNECT,
      query_timeout: TIMEOUT,
      options: '-c default_transaction_read_only=on',
    });
    await client.connect();
    try {
      const types = { getTypeParser: () => (text: string) => text };
      // a parameter, not a part of the text: what a branch is called is not for the server to read as SQL
      const query = branch === undefined ? { text: sql } : { text: sql.replaceAll(BRANCH, '$1'), values: [branch] };
      const { rows, fields } = await client.query({ ...query, rowMode: 'array', types });
      return rows.map((row) => Object.fromEntries(fields.map((field, i) => [field.name, valueOf(row[i], field)])));
    } finally {
      await client.end();
    }
  } catch (error) {
    throw errorOf(error as Error & { code?: string }, hide);
  }
}

/** pg would make local times of those without a zone; and it gives large numbers as text. */
const valueOf = (text: string | null, { dataTypeID }: Field) =>
  text !== null && NUMBERS.includes(dataTypeID) ? finite(Number(text)) : text;

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function passwordOf(url: string | undefined): string | undefined {
  return url === undefined || !URL.canParse(url) ? undefined : decodeURIComponent(new URL(url).password) || undefined;
}

function errorOf({ message, code = '' }: Error & { code?: string }, hide: (text: string) => string): HunterError {
  const said = hide(message).replace(/\.?$/, '.');
  if (code in REASONS || /timeout/i.test(message)) {
    return unreachable('PostgreSQL', `${REASONS[code] ?? message}.`);
  }
  if (code.startsWith('28') || /password/i.test(message)) {
    return new HunterError(
      'auth',
      `PostgreSQL refused the credentials: ${said} Check POSTGRES_URL or PGUSER and PGPASSWORD.`
    );
  }
  // too many connections, shutting down, starting
  const isBusy = /^(53|57P)/.test(code);
  return new HunterError(isBusy ? 'server' : 'input', `PostgreSQL cannot answer: ${said}`, isBusy ? 503 : undefined);
}
