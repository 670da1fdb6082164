import { Command } from 'commander';
import { resolve } from 'node:path';

import { HunterError } from '../../core/errors';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import { formatCount } from '../../core/format';
import { findProjectFile, PROJECT_FILE } from '../config/find-file';
import { sayProblems } from '../config/problems';
import { problemsOf } from '../config/project';
import { jsonSchema, type Settings } from '../config/schema';
import { replaceVariables } from '../config/variables';
import { readYaml } from '../config/yaml-file';

export const validateCommand = () =>
  new Command('validate')
    .argument('[file]', 'the settings (default: those that would be used here)')
    .option('--schema', 'print the JSON schema of settings, for editors')
    .action(validate);

function validate(given: string | undefined, { schema }: { schema?: boolean }): void {
  if (schema) {
    process.stdout.write(`${terminalJson(jsonSchema(), 2)}\n`);
    return;
  }
  const path = given === undefined ? findProjectFile(process.env)?.path : resolve(given);
  if (path === undefined) {
    throw new HunterError('not-found', `There is no ${PROJECT_FILE} here or above: name a file.`);
  }
  const file = readYaml(path);
  const problems = [...problemsOf(file), ...replaceVariables(file.value, process.env).missing];
  if (problems.length > 0) {
    throw new HunterError('input', sayProblems(file, problems).join('\n'));
  }
  const { tests, groups } = (file.value ?? {}) as Settings;
  const [testCount, groupCount] = [tests, groups].map((map) => Object.keys(map ?? {}).length);
  process.stdout.write(
    `${terminalText(path)} is fine: ${formatCount(testCount, 'test')}, ${formatCount(groupCount, 'group')}.\n`
  );
}
