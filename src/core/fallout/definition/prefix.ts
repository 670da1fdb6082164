import { shorten } from '../../escape/shorten';
import { DefinitionError } from './error';
import { asMapping, entryOf, groupsOf, type Group, type Mapping } from './groups';
import { javaText } from './java-text';

/** A definition's settings for the export to Graphite. */
export interface Export {
  /** The path in Graphite below which the results are. */
  prefix: string;
  /** False if `export.enabled` is false. */
  enabled: boolean;
  /** `export.metrics` as text; null if it is not set. */
  metrics: string | null;
}

/** Longest chain of aliases. Each step searches all groups, and real definitions have at most two. */
const MOST_ALIASES = 50;

const COMPONENT = 'ctool_monitoring';

/** Example of the settings that Hunter needs to find the results, for the error message. */
const FRAGMENT = `ensemble:
  observer:
    configuration_manager:
      - name: ctool_monitoring
        properties:
          graphite.create_server: true
          export.enabled: true
          export.prefix: perf.daily.my_test`;

/**
 * Finds the Graphite prefix in a parsed definition. The original Hunter only looks under `ensemble.observer`. Here the
 * observer may also be an alias of another group, and if it has no prefix, that of any other group is used, because
 * other groups export results to Graphite too.
 *
 * @throws DefinitionError of kind `no-prefix`, naming the missing part
 */
export function findExport(parsed: unknown): Export {
  const ensemble = asMapping(entryOf(asMapping(parsed), 'ensemble'));
  if (!ensemble) {
    throw missing('it has no "ensemble"');
  }
  const groups = groupsOf(ensemble);
  const observer = searchObserver(ensemble, groups);
  const found = [observer, ...groups.map((group) => search(group.mapping, 'a group'))].find(isExport);
  if (!found) {
    throw missing(observer as string);
  }
  return found;
}

const isExport = (found: Export | string): found is Export => typeof found !== 'string';

/** Finds the observer's export; returns a clause that names the missing part if there is none. */
function searchObserver(ensemble: Mapping, groups: Group[]): Export | string {
  let group = entryOf(ensemble, 'observer');
  let path = 'ensemble.observer';
  const seen: string[] = [];
  while (!asMapping(group)) {
    if (group === undefined || group === null) {
      return 'its ensemble has no "observer"';
    }
    const alias = shorten(javaText(group).trim().toLowerCase());
    if (['local', 'none', 'empty'].includes(alias)) {
      return `its observer is "${alias}"`;
    }
    if (seen.includes(alias)) {
      return `its observer is an alias of itself (${[...seen, alias].join(' → ')})`;
    }
    if (seen.length >= MOST_ALIASES) {
      return `its observer is an alias of an alias, and so on, more than ${MOST_ALIASES} times`;
    }
    seen.push(alias);
    path = `ensemble.observer (an alias of "${alias}")`;
    group = aliased(alias, ensemble, groups);
    if (group === undefined) {
      return `its observer is the alias "${alias}", but the ensemble has no such group`;
    }
  }
  return search(asMapping(group)!, path);
}

/** Finds a group by alias: by its key (the value may be another alias), as the only server or client, or by name. */
function aliased(alias: string, ensemble: Mapping, groups: Group[]): unknown {
  const only = groups.filter(({ role }) => role === alias);
  return entryOf(ensemble, alias) ?? (only.length === 1 ? only[0] : groups.find(({ name }) => name === alias))?.mapping;
}

function search(group: Mapping, path: string): Export | string {
  const managers = entryOf(group, 'configuration_manager');
  if (managers === undefined || managers === null) {
    return `${path} has no "configuration_manager"`;
  }
  const monitoring = (Array.isArray(managers) ? managers : [managers]).filter(
    (entry) =>
      javaText(asMapping(entry)?.get('name') ?? entry)
        .trim()
        .toLowerCase() === COMPONENT
  );
  if (monitoring.length === 0) {
    return `${path}.configuration_manager has no entry named "${COMPONENT}"`;
  }
  // The entries of a group share their properties. If one is set twice, which Fallout forbids, the first counts.
  const properties = monitoring.map((entry) => asMapping(asMapping(entry)?.get('properties')));
  const shared: Mapping = new Map();
  properties.forEach((part) => part?.forEach((value, key) => shared.set(key, shared.get(key) ?? value)));
  return exportOf(properties.some(Boolean) ? shared : undefined, path);
}

function exportOf(properties: Mapping | undefined, path: string): Export | string {
  if (!properties) {
    return `the ${COMPONENT} entry of ${path} has no "properties"`;
  }
  const value = properties.get('export.prefix') ?? '';
  if (asMapping(value) || Array.isArray(value)) {
    return `the "export.prefix" of ${COMPONENT} in ${path} is no text but ${shorten(javaText(value))}`;
  }
  const prefix = javaText(value).trim();
  if (prefix === '') {
    const lack = properties.has('export.prefix') ? 'an empty' : 'no';
    return `the properties of ${COMPONENT} in ${path} have ${lack} "export.prefix"`;
  }
  const metrics = properties.get('export.metrics') ?? null;
  return {
    prefix,
    enabled: javaText(properties.get('export.enabled') ?? true).toLowerCase() !== 'false',
    metrics: metrics === null ? null : javaText(metrics),
  };
}

function missing(what: string): DefinitionError {
  return new DefinitionError(
    'no-prefix',
    `The definition does not say where its results are in Graphite: ${what}. Add:\n\n${FRAGMENT}\n`
  );
}
