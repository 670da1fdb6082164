import { Command } from 'commander';

import { allCommands } from '../program';

declare const HUNTER_VERSION: string;

export const manualCommand = () =>
  new Command('manual').action(manual).addHelpText('after', '\nExample:\n  hunter manual > hunter.1 && man ./hunter.1');

/** Prints the manual as man reads it (roff). */
async function manual(): Promise<void> {
  const [hunter, ...commands] = await allCommands();
  const text = [
    `.TH HUNTER 1 "" "Hunter ${HUNTER_VERSION}"`,
    '.SH NAME',
    `hunter \\- ${roff(hunter.description())}`,
    '.SH SYNOPSIS',
    '.B hunter',
    '[\\-\\-config file] command [options]',
    '.SH COMMANDS',
    ...commands.flatMap(sectionOf),
    '.SH EXIT STATUS',
    ...EXIT_CODES.flatMap(([code, meaning]) => ['.TP', `.B ${code}`, roff(meaning)]),
    '.SH FILES',
    ...['.TP', '.I hunter.yaml', 'Tests and servers of a project, here or in a folder above.'],
    ...['.TP', '.I ~/.hunter/conf.yaml', 'Servers and secrets of a person.'],
  ];
  process.stdout.write(`${text.join('\n')}\n`);
}

const EXIT_CODES: Array<[code: string, meaning: string]> = [
  ['0', 'done'],
  ['1', 'something asked for is not there or was refused'],
  ['2', 'the call itself is wrong'],
  ['3', 'a server cannot be reached or cannot answer now; a repetition may help'],
  ['4', 'changes were found that --fail-on names'],
];

const sectionOf = (command: Command): string[] => [
  `.SS ${roff(`${command.name()} ${command.usage()}`)}`,
  roff(`${command.description()}.`),
  ...command.options.flatMap(({ flags, description }) => ['.TP', `.B ${roff(flags)}`, roff(description)]),
];

/** A line that begins with a dot or an apostrophe would be a request, and a plain hyphen may be broken at. */
const roff = (text: string) =>
  text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^(?=[.'])/gm, '\\&')
    .replace(/[\u0080-\uffff]/g, (char) => `\\[u${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`);
