import { chmodSync, statSync } from 'node:fs';

import { HunterError } from '../../core/errors';
import { nearest } from '../nearest-word';

/** What the settings' file may hold. */
const SECTIONS: Record<string, string[]> = {
  fallout: ['url', 'user', 'token'],
  graphite: ['url', 'user', 'password'],
  carbon: ['host', 'port', 'protocol'],
};

/**
 * What of the stored settings is not known, a sentence each: it would be ignored without a word. Sections that are like
 * none of ours are others', such as those of Hunter's first version.
 *
 * @throws HunterError where a section is no map, or a value no text or number
 */
export function checkSettings(stored: unknown, path: string): string[] {
  if (stored === null || stored === undefined) {
    return [];
  }
  if (!isMap(stored)) {
    throw cannotUse(path, `holds ${kindOf(stored)} in place of sections such as "fallout:"`);
  }
  return Object.entries(stored).flatMap(([section, entries]) => {
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

// never the value itself: it may be a token in the wrong place
const kindOf = (value: unknown) => (Array.isArray(value) ? 'a list' : isMap(value) ? 'a map' : `a ${typeof value}`);

const cannotUse = (path: string, what: string) =>
  new HunterError('input', `The settings' file ${path} ${what}. Mend the file or run "hunter setup".`);

/** Takes a file with secrets from the eyes of others; says so, or that it cannot be done. */
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
