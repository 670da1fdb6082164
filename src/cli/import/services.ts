import { mapOf, withoutEmpty, type Loose, type Note } from './loose';

/** Converts the sections of servers. */
export function importServices(file: Loose, note: Note): Loose {
  const [fallout, graphite, grafana, postgres, bigquery] = [
    'fallout',
    'graphite',
    'grafana',
    'postgres',
    'bigquery',
  ].map((name) => mapOf(file[name]));
  if (file.slack !== undefined) {
    note(['slack'], 'is left out: hunter notify needs the address of an incoming webhook, as slack.webhook');
  }
  return withoutEmpty({
    fallout: withoutEmpty({ url: fallout.url, user: fallout.user, token: fallout.token }),
    graphite: withoutEmpty({ url: graphite.url }),
    grafana: withoutEmpty({ url: grafana.url, user: grafana.user, password: grafana.password, token: grafana.token }),
    postgres: withoutEmpty({ url: postgres.hostname === undefined ? undefined : postgresUrl(postgres) }),
    bigquery: withoutEmpty({ project: bigquery.project_id, credentials: bigquery.credentials }),
  });
}

function postgresUrl({ hostname, port, username, password, database }: Loose): string {
  const login = username === undefined ? '' : `${part(username)}${password === undefined ? '' : `:${part(password)}`}@`;
  const place = port === undefined ? '' : `:${String(port)}`;
  return `postgres://${login}${String(hostname)}${place}/${database === undefined ? '' : part(database)}`;
}

/** Encodes a part of an address, but for variables of the environment. */
const part = (value: unknown) =>
  String(value)
    .split(/(\$\{\w+\})/)
    .map((text) => (text.startsWith('${') ? text : encodeURIComponent(text)))
    .join('');
