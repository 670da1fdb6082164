import { javaText } from './java-text';

export type Mapping = Map<unknown, unknown>;

/** A group of an ensemble that is written as a mapping, not as an alias. */
export interface Group {
  /** Its key in lower case; `server` or `client` for entries of the lists `servers` and `clients`. */
  role: string;
  /** The name for aliases, in lower case: its `name`, or else its role. */
  name: string;
  mapping: Mapping;
}

const LISTS = new Map([
  ['servers', 'server'],
  ['clients', 'client'],
]);

/** Returns the groups of an ensemble in order, as Fallout's class ActiveTestRunBuilder does. */
export function groupsOf(ensemble: Mapping): Group[] {
  const groups: Group[] = [];
  ensemble.forEach((value, key) => {
    const own = javaText(key).toLowerCase();
    if (own === 'local_files') {
      return;
    }
    const role = LISTS.get(own) ?? own;
    (Array.isArray(value) ? value : [value]).forEach((one) => {
      const mapping = asMapping(one);
      if (mapping) {
        groups.push({
          role,
          name: javaText(mapping.get('name') ?? role)
            .trim()
            .toLowerCase(),
          mapping,
        });
      }
    });
  });
  return groups;
}

/** Returns the value of a key, ignoring case. @param name key in lower case */
export function entryOf(mapping: Mapping | undefined, name: string): unknown {
  const entry = Array.from(mapping ?? []).find(([key]) => javaText(key).toLowerCase() === name);
  return entry?.[1];
}

export const asMapping = (value: unknown): Mapping | undefined => (value instanceof Map ? value : undefined);
