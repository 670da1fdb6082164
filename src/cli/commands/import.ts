import { Command } from 'commander';
import { resolve } from 'node:path';
import { stringify } from 'yaml';

import { HunterError } from '../../core/errors';
import { terminalLines } from '../../core/escape/terminal';
import { sayProblems } from '../config/problems';
import { problemsOf } from '../config/project';
import { readYaml } from '../config/yaml-file';
import { importSettings } from '../import/from-otava';
import type { Loose } from '../import/loose';
import { warn } from '../warn';

export const importCommand = () =>
  new Command('import')
    .argument('<file>', "otava.yaml, or hunter.yaml of Hunter's first version")
    .action(importFile)
    .addHelpText('after', '\nExample:\n  hunter import otava.yaml > hunter.yaml && hunter validate');

/** Prints the settings, and on standard error what was left out. */
function importFile(path: string): void {
  const file = readYaml(resolve(path));
  if (typeof file.value !== 'object' || file.value === null || Array.isArray(file.value)) {
    throw new HunterError('input', `${path} holds no sections such as "tests:".`);
  }
  const { settings, notes } = importSettings(file.value as Loose);
  sayProblems(file, notes).forEach(warn);
  // the result has no lines yet, so its problems are told at those of the original
  sayProblems(file, problemsOf({ ...file, value: settings })).forEach(warn);
  process.stdout.write(terminalLines(stringify(settings, { lineWidth: 0 })));
}
