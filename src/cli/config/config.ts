import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';

import { withoutMark } from '../../core/decode/lenient-json';
import { HunterError } from '../../core/errors';
import { warn } from '../warn';
import { checkSettings, protectSettings } from './check-settings';
import { writePrivately } from './write-file';

/** The settings of the command line. */
export interface Config {
  fallout: { url?: string; user?: string; token?: string };
  graphite: { url?: string; user?: string; password?: string };
  prometheus?: { url?: string; user?: string; password?: string; token?: string };
  postgres?: { url?: string };
  /** The server that `hunter record` writes to. */
  carbon?: { host?: string; port?: string | number; protocol?: string };
}

export const configPath = () => join(homedir(), '.hunter', 'conf.yaml');

// The first two names are those of the original Hunter.
const VARIABLES: Array<[variable: string, section: keyof Config, key: string]> = [
  ['FALLOUT_USER', 'fallout', 'user'],
  ['FALLOUT_OAUTH_TOKEN', 'fallout', 'token'],
  ['FALLOUT_URL', 'fallout', 'url'],
  ['GRAPHITE_URL', 'graphite', 'url'],
  ['GRAPHITE_USER', 'graphite', 'user'],
  ['GRAPHITE_PASSWORD', 'graphite', 'password'],
  ['PROMETHEUS_URL', 'prometheus', 'url'],
  ['PROMETHEUS_USER', 'prometheus', 'user'],
  ['PROMETHEUS_PASSWORD', 'prometheus', 'password'],
  ['PROMETHEUS_TOKEN', 'prometheus', 'token'],
  ['POSTGRES_URL', 'postgres', 'url'],
  ['CARBON_HOST', 'carbon', 'host'],
  ['CARBON_PORT', 'carbon', 'port'],
  ['CARBON_PROTOCOL', 'carbon', 'protocol'],
];

/** Reads the stored settings; environment variables override them. @throws HunterError if the file cannot be read */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env, path = configPath()): Config {
  const config = readConfig(path);
  for (const [variable, section, key] of VARIABLES) {
    if (environment[variable]?.trim()) {
      // secrets that are read from files may end with a line break
      config[section] = { ...config[section], [key]: environment[variable].trim() };
    }
  }
  return config;
}

/** Reads the stored settings; empty ones if there is no file. @throws HunterError if the file cannot be read */
export function readConfig(path = configPath(), onWarning: (text: string) => void = warn): Config {
  if (!existsSync(path)) {
    return { fallout: {}, graphite: {} };
  }
  let stored: unknown;
  try {
    stored = parse(withoutMark(readFileSync(path, 'utf8')));
  } catch (error) {
    // only the first line: the others quote the file, which may contain a token
    const [reason] = (error as Error).message.split('\n');
    throw new HunterError(
      'input',
      `The settings in ${path} cannot be read: ${reason} Mend the file or run "hunter setup".`
    );
  }
  checkSettings(stored, path).forEach(onWarning);
  const { fallout, graphite, prometheus, postgres } = (stored ?? {}) as Partial<Config>;
  const secrets = [fallout?.token, graphite?.password, prometheus?.password, prometheus?.token, postgres?.url];
  const exposed = secrets.some(Boolean) ? protectSettings(path) : undefined;
  if (exposed) {
    onWarning(exposed);
  }
  return { ...(stored as object), fallout: { ...fallout }, graphite: { ...graphite } };
}

/** Writes the settings to a file that only its owner can read, because it contains a token. */
export function writeConfig(config: Config, path = configPath()): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writePrivately(path, stringify(config));
}
