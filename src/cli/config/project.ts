import { basename } from 'node:path';

import { HunterError } from '../../core/errors';
import { checkTests } from './check-tests';
import { sayProblems } from './problems';
import { checkShape, type Problem, type Settings, type TestSettings } from './schema';
import { checkTemplates, inherited, listOf } from './templates';
import { readYaml, type YamlFile } from './yaml-file';

/** A test of a file of settings. */
export interface ConfiguredTest {
  name: string;
  /** Its settings, with those of its templates. Variables are not replaced yet. */
  settings: TestSettings;
  file: YamlFile;
}

/** The tests and groups of a file of settings. */
export interface Catalogue {
  tests: Map<string, ConfiguredTest>;
  groups: Map<string, string[]>;
}

/** Lists all that is wrong with a file of settings. */
export function problemsOf(file: YamlFile): Problem[] {
  const shape = checkShape(file.value ?? {});
  if (shape.length > 0 && isOfOtava(file.value)) {
    return [
      {
        path: [],
        message: `is one of Apache Otava or of the first Hunter: "hunter import ${basename(file.path)} > …" makes settings of it`,
      },
    ];
  }
  return shape.length > 0 ? shape : referencesOf(file.value as Settings);
}

/** Keys that only files of Otava have: of the file, and of its tests and templates. */
const OTAVA = { file: ['test_groups'], test: ['type', 'time_column', 'csv_options', 'query'] };

function isOfOtava(value: unknown): boolean {
  const keysOf = (one: unknown) => (typeof one === 'object' && one !== null ? Object.keys(one) : []);
  const { tests, templates } = (value ?? {}) as Record<string, unknown>;
  const inside = [tests, templates].flatMap((all) => Object.values(all ?? {}).flatMap(keysOf));
  return keysOf(value).some((key) => OTAVA.file.includes(key)) || inside.some((key) => OTAVA.test.includes(key));
}

const referencesOf = (settings: Settings): Problem[] => {
  const templates = checkTemplates(settings);
  return templates.length > 0 ? templates : checkTests(settings);
};

/** Reads the settings of a project. @throws HunterError that lists all that is wrong, each with its line */
export function readProject(path: string): { file: YamlFile; settings: Settings } {
  const file = readYaml(path);
  const problems = problemsOf(file);
  if (problems.length > 0) {
    throw new HunterError('input', sayProblems(file, problems).join('\n'));
  }
  return { file, settings: (file.value ?? {}) as Settings };
}

/** Makes the catalogue of a checked file. */
export function catalogueOf(file: YamlFile, { tests, templates, groups }: Settings): Catalogue {
  return {
    tests: new Map(
      Object.entries(tests ?? {}).map(([name, test]) => [
        name,
        { name, settings: inherited(test, templates ?? {}), file },
      ])
    ),
    groups: new Map(Object.entries(groups ?? {}).map(([name, members]) => [name, listOf(members)])),
  };
}
