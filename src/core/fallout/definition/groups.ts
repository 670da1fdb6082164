import { javaText } from './java-text';

export type Mapping = Map<unknown, unknown>;

/** A group of an ensemble that is set out as a mapping. */
export interface Group {
  /** Its key in lower case; `server` and `client` for those in the lists `servers` and `clients`. */
  role: string;
  /** What aliases may call it, in lower case: its `name`, or else its role. */
  name: string;
  mapping: Mapping;
}

const LISTS = new Map([
  ['servers', 'server'],
  ['clients', 'client'],
]);

/** The groups of an ensemble in their order. (Fallout's class ActiveTestRunBuilder) */
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

/** The value of a key whatever its case. */
export function entryOf(mapping: Mapping | undefined, wanted: string): unknown {
  const found = Array.from(mapping ?? []).find(([key]) => javaText(key).toLowerCase() === wanted);
  return found?.[1];
}

export const asMapping = (value: unknown): Mapping | undefined => (value instanceof Map ? value : undefined);
