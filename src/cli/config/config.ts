import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

import { withoutMark } from '../../core/decode/lenient-json';
import { HunterError } from '../../core/errors';
import { warn } from '../warn';
import { checkSettings, protectSettings } from './check-settings';
import { writePrivately } from './write-file';

/** What the command line knows of the servers. */
export interface Config {
  fallout: { url?: string; user?: string; token?: string };
  graphite: { url?: string; user?: string; password?: string };
  /** Where `hunter record` writes. */
  carbon?: { host?: string; port?: string | number; protocol?: string };
}

export const configPath = () => join(homedir(), '.hunter', 'conf.yaml');

// The first two are the names Hunter used.
const VARIABLES: Array<[variable: string, section: keyof Config, key: string]> = [
  ['FALLOUT_USER', 'fallout', 'user'],
  ['FALLOUT_OAUTH_TOKEN', 'fallout', 'token'],
  ['FALLOUT_URL', 'fallout', 'url'],
  ['GRAPHITE_URL', 'graphite', 'url'],
  ['GRAPHITE_USER', 'graphite', 'user'],
  ['GRAPHITE_PASSWORD', 'graphite', 'password'],
  ['CARBON_HOST', 'carbon', 'host'],
  ['CARBON_PORT', 'carbon', 'port'],
  ['CARBON_PROTOCOL', 'carbon', 'protocol'],
];

/** The stored settings with the environment over them. @throws HunterError when the file cannot be read */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env, path = configPath()): Config {
  const config = readConfig(path);
  for (const [variable, section, key] of VARIABLES) {
    if (environment[variable]?.trim()) {
      // `$(cat token)` and files of secrets bring a line break along
      config[section] = { ...config[section], [key]: environment[variable].trim() };
    }
  }
  return config;
}

/** The stored settings; empty ones when there is no file. @throws HunterError */
export function readConfig(path = configPath(), onWarning: (text: string) => void = warn): Config {
  if (!existsSync(path)) {
    return { fallout: {}, graphite: {} };
  }
  let stored: unknown;
  try {
    stored = parse(withoutMark(readFileSync(path, 'utf8')));
  } catch (error) {
    // the first line only: the others show the text, which may be a token
    const [reason] = (error as Error).message.split('\n');
    throw new HunterError(
      'input',
      `The settings in ${path} cannot be read: ${reason} Mend the file or run "hunter setup".`
    );
  }
  checkSettings(stored, path).forEach(onWarning);
  const { fallout, graphite } = (stored ?? {}) as Partial<Config>;
  const exposed = fallout?.token || graphite?.password ? protectSettings(path) : undefined;
  if (exposed) {
    onWarning(exposed);
  }
  return { ...(stored as object), fallout: { ...fallout }, graphite: { ...graphite } };
}

/** Writes settings for the owner's eyes only: the file holds a token. */
export function writeConfig(config: Config, path = configPath()): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writePrivately(path, stringify(config));
}
