import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';

import { HunterError } from '../../core/errors';
import { warn } from '../warn';
import { checkSettings, protectSettings } from './check-settings';
import { findProjectFile } from './find-file';
import { joinServices } from './join-services';
import { sayProblems } from './problems';
import { catalogueOf, problemsOf, readProject, type Catalogue } from './project';
import { SERVICE_KEYS, type Services, type Settings } from './schema';
import { replaceVariables } from './variables';
import { writePrivately } from './write-file';
import { readYaml, type YamlFile } from './yaml-file';

/** The settings of the command line. */
export interface Config extends Services {
  fallout: NonNullable<Services['fallout']>;
  graphite: NonNullable<Services['graphite']>;
  /** Tests and groups of the project, and of the person. */
  catalogue?: Catalogue;
}

export const configPath = () => join(homedir(), '.hunter', 'conf.yaml');

// The first two names are those of the original Hunter.
const VARIABLES: Array<[variable: string, section: keyof Services, key: string]> = [
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
  ['BIGQUERY_PROJECT', 'bigquery', 'project'],
  ['BIGQUERY_URL', 'bigquery', 'url'],
  ['GRAFANA_URL', 'grafana', 'url'],
  ['GRAFANA_USER', 'grafana', 'user'],
  ['GRAFANA_PASSWORD', 'grafana', 'password'],
  ['GRAFANA_TOKEN', 'grafana', 'token'],
  ['SLACK_WEBHOOK', 'slack', 'webhook'],
  ['CARBON_HOST', 'carbon', 'host'],
  ['CARBON_PORT', 'carbon', 'port'],
  ['CARBON_PROTOCOL', 'carbon', 'protocol'],
];

/**
 * Reads the settings of the person, those of the project above them, and the environment's above both.
 *
 * @throws HunterError if a file cannot be read or is wrong
 */
export function loadConfig(
  environment: NodeJS.ProcessEnv = process.env,
  path = configPath(),
  folder = process.cwd()
): Config {
  const personal = readPersonal(path);
  const found = findProjectFile(environment, folder);
  const project = found && found.path !== path ? readProject(found.path) : undefined;
  const config = joinServices(
    replaced(personal.services, personal.file, environment),
    project && replaced(project.settings, project.file, environment),
    found
  ) as Config;
  for (const [variable, section, key] of VARIABLES) {
    if (environment[variable]?.trim()) {
      // secrets that are read from files may end with a line break
      Object.assign(config, { [section]: { ...config[section], [key]: environment[variable].trim() } });
    }
  }
  const catalogues = [personal.catalogue, project && catalogueOf(project.file, project.settings)];
  return {
    ...config,
    catalogue: {
      tests: new Map(catalogues.flatMap((one) => [...(one?.tests ?? [])])),
      groups: new Map(catalogues.flatMap((one) => [...(one?.groups ?? [])])),
    },
  };
}

/** Replaces variables in the services. Those that are missing are told, and left out. */
function replaced(settings: Services, file: YamlFile | undefined, environment: NodeJS.ProcessEnv): Services {
  const services = Object.fromEntries(
    Object.keys(SERVICE_KEYS).flatMap((name) => {
      const service = settings[name as keyof Services];
      const texts = Object.entries(service ?? {}).flatMap(([key, one]) => (one == null ? [] : [[key, String(one)]]));
      return texts.length > 0 ? [[name, Object.fromEntries(texts)]] : [];
    })
  );
  const { value, missing } = replaceVariables(services, environment);
  if (file) {
    sayProblems(file, missing).forEach(warn);
  }
  return value as Services;
}

function readPersonal(path: string): { services: Services; file?: YamlFile; catalogue?: Catalogue } {
  const services = readConfig(path);
  if (!existsSync(path)) {
    return { services };
  }
  const file = readYaml(path);
  const { tests, templates, groups } = (file.value ?? {}) as Settings;
  const settings: Settings = { tests, templates, groups };
  const problems = problemsOf({ ...file, value: settings });
  if (problems.length > 0) {
    throw new HunterError('input', sayProblems(file, problems).join('\n'));
  }
  return { services, file, catalogue: catalogueOf(file, settings) };
}

/** Reads the settings of the person; empty ones if there is no file. @throws HunterError if the file cannot be read */
export function readConfig(path = configPath(), onWarning: (text: string) => void = warn): Config {
  if (!existsSync(path)) {
    return { fallout: {}, graphite: {} };
  }
  const stored = readYaml(path).value;
  checkSettings(stored, path).forEach(onWarning);
  const { fallout, graphite, prometheus, postgres, grafana, slack } = (stored ?? {}) as Partial<Config>;
  const secrets = [
    ...[fallout?.token, graphite?.password, prometheus?.password, prometheus?.token, postgres?.url],
    ...[grafana?.password, grafana?.token, slack?.webhook],
  ];
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
