import { warn } from '../warn';
import type { Services } from './schema';

/** The key of a service that says where it is. */
const ADDRESSES: Partial<Record<keyof Services, string>> = { carbon: 'host', slack: 'webhook', bigquery: 'project' };

/**
 * Puts the services of a project above those of the person, key by key. Where a project that was only found, not
 * chosen, names another address, the person's user, password and token stay out of it: a file in somebody's repository
 * must not be able to have them sent to its own server.
 */
export function joinServices(
  personal: Services,
  project: Services | undefined,
  found: { path: string; chosen: boolean } | undefined
): Services {
  const joined = Object.fromEntries(
    [...new Set([...Object.keys(personal), ...Object.keys(project ?? {})])].map((name) => {
      const [mine, theirs] = [personal, project ?? {}].map(
        (services) => (services[name as keyof Services] ?? {}) as Record<string, string>
      );
      const address = ADDRESSES[name as keyof Services] ?? 'url';
      const isElsewhere = theirs[address] !== undefined && theirs[address] !== mine[address];
      if (!isElsewhere || found?.chosen) {
        return [name, { ...mine, ...theirs }];
      }
      const { [address]: _, ...others } = mine;
      if (Object.keys(others).length > 0) {
        warn(
          `${found?.path} names another ${name} server than your own settings do, so what they hold for it is not used (${Object.keys(others).join(', ')}). Set it in the environment, or choose the file with --config.`
        );
      }
      return [name, theirs];
    })
  );
  return { fallout: {}, graphite: {}, ...joined };
}
