import { chmodSync, statSync } from 'node:fs';

import { HunterError } from '../../core/errors';
import { nearest } from '../nearest-word';
import { SERVICE_KEYS } from './schema';

/** The services and their keys; the other sections have a check of their own, see `project.ts`. */
const SECTIONS: Record<string, string[]> = SERVICE_KEYS;
const OTHER_SECTIONS = ['tests', 'templates', 'groups'];

/**
 * Checks the stored settings. Returns a warning for each unknown key, because it would be ignored silently. Unknown
 * sections only get a warning if they look like a typo: others belong to Hunter's first version.
 *
 * @throws HunterError if a section is not a map, or a value neither text nor number
 */
export function checkSettings(stored: unknown, path: string): string[] {
  if (stored === null || stored === undefined) {
    return [];
  }
  if (!isMap(stored)) {
    throw cannotUse(path, `holds ${kindOf(stored)} in place of sections such as "fallout:"`);
  }
  return Object.entries(stored).flatMap(([section, entries]) => {
    if (OTHER_SECTIONS.includes(section)) {
      return [];
    }
    if (!Object.hasOwn(SECTIONS, section)) {
      const meant = nearest(section, Object.keys(SECTIONS));
      return meant ? [`The settings in ${path} have a section "${section}", which is not known: "${meant}" is.`] : [];
    }
    if (entries === null) {
      return [];
    }
    if (!isMap(entries)) {
      throw cannotUse(path, `has ${kindOf(entries)} as "${section}", in place of a map with ${listOf(section)}`);
    }
    return Object.entries(entries).flatMap(([key, value]) => checkEntry(section, key, value, path));
  });
}

function checkEntry(section: string, key: string, value: unknown, path: string): string[] {
  if (!SECTIONS[section].includes(key)) {
    const meant = nearest(key, SECTIONS[section]);
    return [
      `The settings in ${path} have "${key}" in section "${section}", which is not known: ${meant ? `"${meant}" is` : `it has ${listOf(section)}`}.`,
    ];
  }
  if (value !== null && typeof value !== 'string' && typeof value !== 'number') {
    throw cannotUse(path, `has ${kindOf(value)} as "${section}.${key}", in place of a text`);
  }
  return [];
}

const listOf = (section: string) => SECTIONS[section].map((key) => `"${key}"`).join(', ');

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// names the type, never the value, which may be a token in the wrong place
const kindOf = (value: unknown) => (Array.isArray(value) ? 'a list' : isMap(value) ? 'a map' : `a ${typeof value}`);

const cannotUse = (path: string, what: string) =>
  new HunterError('input', `The settings' file ${path} ${what}. Mend the file or run "hunter setup".`);

/** Makes a file with secrets readable by its owner only. Returns a warning if it was not, or if that failed. */
export function protectSettings(path: string): string | undefined {
  const mode = statSync(path).mode & 0o777;
  if (process.platform === 'win32' || (mode & 0o077) === 0) {
    return undefined;
  }
  const whose = `The settings in ${path} hold a secret and could be read by others (mode ${mode.toString(8)})`;
  try {
    chmodSync(path, mode & 0o700);
    return `${whose}: now only by you.`;
  } catch {
    return `${whose}: run chmod 600 on the file.`;
  }
}
