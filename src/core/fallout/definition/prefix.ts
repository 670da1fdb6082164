import { DefinitionError } from './error';
import { javaText } from './java-values';

/** What a definition says about its export to Graphite. */
export interface Export {
  prefix: string;
  /** False when `export.enabled` is. */
  enabled: boolean;
  /** `export.metrics` as text. */
  metrics: string | null;
}

type Mapping = Map<unknown, unknown>;

const COMPONENT = 'ctool_monitoring';
const NOWHERE = ['local', 'none', 'empty'];

/** What a definition needs for Hunter to find its results. */
export const FRAGMENT = `ensemble:
  observer:
    configuration_manager:
      - name: ctool_monitoring
        properties:
          graphite.create_server: true
          export.enabled: true
          export.prefix: perf.daily.my_test`;

/**
 * Finds the Graphite prefix in a parsed definition. Hunter looked for it under `ensemble.observer` only; a definition
 * may also say where the observer is by an alias, and a prefix set on another group is used when the observer has none.
 *
 * @throws DefinitionError of kind `no-prefix` that says which part is missing
 */
export function findExport(parsed: unknown): Export {
  const ensemble = isMapping(parsed) ? getIgnoringCase(parsed, 'ensemble') : undefined;
  if (!isMapping(ensemble)) {
    throw missing('it has no "ensemble"');
  }
  const observer = searchObserver(ensemble);
  if (typeof observer !== 'string') {
    return observer;
  }
  for (const [, group] of groupsOf(ensemble)) {
    const found = searchGroup(group, 'a group');
    if (typeof found !== 'string') {
      return found;
    }
  }
  throw missing(observer);
}

/** The observer's export, or what is missing for it. */
function searchObserver(ensemble: Mapping): Export | string {
  let name = 'observer';
  const seen: string[] = [];
  for (;;) {
    const group = groupNamed(ensemble, name);
    const path = seen.length === 0 ? 'ensemble.observer' : `ensemble.observer (an alias of "${name}")`;
    if (group === undefined || group === null) {
      return seen.length === 0
        ? 'its ensemble has no "observer"'
        : `its observer is the alias "${name}", but the ensemble has no such group`;
    }
    if (isMapping(group)) {
      return searchGroup(group, path);
    }
    const alias = javaText(group).trim().toLowerCase();
    if (NOWHERE.includes(alias)) {
      return `its observer is "${alias}"`;
    }
    if (seen.includes(alias)) {
      return `its observer is an alias of itself (${[...seen, alias].join(' → ')})`;
    }
    seen.push(alias);
    name = alias;
  }
}

/** A group by its key, or by its `name` among `servers` and `clients`. Neither is case-sensitive. */
function groupNamed(ensemble: Mapping, name: string): unknown {
  const direct = getIgnoringCase(ensemble, name);
  if (direct !== undefined) {
    return direct;
  }
  return groupsOf(ensemble).find(([own, group]) => own === name || nameOf(group) === name)?.[1];
}

/** All groups that are maps, with their key; lists are taken apart. */
function groupsOf(ensemble: Mapping): Array<[string, Mapping]> {
  return [...ensemble].flatMap(([key, group]): Array<[string, Mapping]> => {
    const name = javaText(key).toLowerCase();
    if (name === 'local_files') {
      return [];
    }
    const groups = Array.isArray(group) ? group : [group];
    return groups.filter(isMapping).map((one) => [Array.isArray(group) ? nameOf(one) : name, one]);
  });
}

function searchGroup(group: Mapping, path: string): Export | string {
  const managers = getIgnoringCase(group, 'configuration_manager');
  if (managers === undefined || managers === null) {
    return `${path} has no "configuration_manager"`;
  }
  const entries = Array.isArray(managers) ? managers : [managers];
  const monitoring = entries.filter((entry) => nameOf(entry) === COMPONENT);
  if (monitoring.length === 0) {
    return `${path}.configuration_manager has no entry named "${COMPONENT}"`;
  }
  let problem = '';
  for (const entry of monitoring) {
    const properties = isMapping(entry) ? entry.get('properties') : undefined;
    if (!isMapping(properties)) {
      problem = problem || `the ${COMPONENT} entry of ${path} has no "properties"`;
      continue;
    }
    const prefix = properties.get('export.prefix');
    const text = prefix === undefined || prefix === null ? '' : javaText(prefix).trim();
    if (text === '') {
      problem =
        problem ||
        `the properties of ${COMPONENT} in ${path} have ${prefix === undefined ? 'no' : 'an empty'} "export.prefix"`;
      continue;
    }
    const metrics = properties.get('export.metrics');
    return {
      prefix: text,
      enabled: javaText(properties.get('export.enabled') ?? true).toLowerCase() !== 'false',
      metrics: metrics === undefined || metrics === null ? null : javaText(metrics),
    };
  }
  return problem;
}

/** The name of an entry, which may itself be just a name. */
function nameOf(entry: unknown): string {
  const name = isMapping(entry) ? entry.get('name') : entry;
  return typeof name === 'string' ? name.trim().toLowerCase() : '';
}

function getIgnoringCase(mapping: Mapping, wanted: string): unknown {
  for (const [key, value] of mapping) {
    if (javaText(key).toLowerCase() === wanted) {
      return value;
    }
  }
  return undefined;
}

const isMapping = (value: unknown): value is Mapping => value instanceof Map;

function missing(what: string): DefinitionError {
  return new DefinitionError(
    'no-prefix',
    `The definition does not say where its results are in Graphite: ${what}. Add:\n\n${FRAGMENT}\n`
  );
}
