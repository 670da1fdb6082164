import { Command } from 'commander';

declare const HUNTER_VERSION: string;

const HELP = `
Exit codes: 0 done, 1 something asked for is missing or refused, 2 the call is wrong, 3 a server cannot be reached
or cannot answer now, 4 changes were found that --fail-on names.

Settings are in hunter.yaml, here or in a folder above, and in ~/.hunter/conf.yaml ("hunter setup" writes it). --config
or HUNTER_CONFIG name another file than hunter.yaml. These environment variables override them:
FALLOUT_URL, FALLOUT_USER, FALLOUT_OAUTH_TOKEN, GRAPHITE_URL, GRAPHITE_USER, GRAPHITE_PASSWORD,
PROMETHEUS_URL, PROMETHEUS_USER, PROMETHEUS_PASSWORD, PROMETHEUS_TOKEN, POSTGRES_URL, BIGQUERY_PROJECT,
GRAFANA_URL, GRAFANA_USER, GRAFANA_PASSWORD, GRAFANA_TOKEN, SLACK_WEBHOOK, CARBON_HOST, CARBON_PORT, CARBON_PROTOCOL.`;

/** A command as the list of commands shows it. Its file is only loaded when it runs: that halves the start-up. */
interface Listed {
  usage: string;
  description: string;
  load: () => Promise<Command>;
}

const COMMANDS: Record<string, Listed> = {
  validate: {
    usage: '[options] [file]',
    description: 'Check a file of settings, or print its JSON schema for editors',
    load: async () => (await import('./commands/validate')).validateCommand(),
  },
  import: {
    usage: '[options] <file>',
    description: "Make settings of Apache Otava's file, or of one of Hunter's first version",
    load: async () => (await import('./commands/import')).importCommand(),
  },
  setup: {
    usage: '[options]',
    description: 'Enter the servers and the token, try them, and save them',
    load: async () => (await import('./commands/setup')).setupCommand(),
  },
  list: {
    usage: '[options] [what] [tests...]',
    description: "List tests, groups or metrics of the settings, a user's Fallout tests, or Fallout's users",
    load: async () => (await import('./commands/list')).listCommand(),
  },
  analyze: {
    usage: '[options] [tests...]',
    description: 'Show the change points of tests, and the results of all their runs',
    load: async () => (await import('./commands/analyze')).analyzeCommand(),
  },
  regressions: {
    usage: '[options] [tests...]',
    description: 'Compare the last runs of tests, or any others, with a baseline: a t-test for each metric',
    load: async () => (await import('./commands/regressions')).regressionsCommand(),
  },
  annotate: {
    usage: '[options] [tests...]',
    description: 'Write the changes of tests to Grafana as annotations; a second call changes only what differs',
    load: async () => (await import('./commands/annotate')).annotateCommand(),
  },
  unannotate: {
    usage: '[options] [tests...]',
    description: "Remove the annotations of tests that 'annotate' has written",
    load: async () => (await import('./commands/annotate')).unannotateCommand(),
  },
  notify: {
    usage: '[options] [tests...]',
    description: 'Tell Slack or a webhook of new regressions, those of one commit together',
    load: async () => (await import('./commands/notify')).notifyCommand(),
  },
  issue: {
    usage: '[options] [tests...]',
    description: 'Write the text of a GitHub issue, which a second call updates',
    load: async () => (await import('./commands/issue')).issueCommand(),
  },
  record: {
    usage: '[options] [tests...]',
    description: 'Write the changes of tests to Graphite, as series beside the results',
    load: async () => (await import('./commands/record')).recordCommand(),
  },
  resolve: {
    usage: '[options] [test]',
    description: 'Say where the results of tests, or of a definition in a file, are in Graphite',
    load: async () => (await import('./commands/resolve')).resolveCommand(),
  },
  completion: {
    usage: '<shell>',
    description: 'Print what a shell completes commands and options with: bash, zsh or fish',
    load: async () => (await import('./commands/completion')).completionCommand(),
  },
  manual: {
    usage: '',
    description: 'Print the manual page',
    load: async () => (await import('./commands/manual')).manualCommand(),
  },
  detect: {
    usage: '[options]',
    description: 'Find the change points of series given on standard input, one JSON object a line',
    load: async () => (await import('./commands/detect')).detectCommand(),
  },
};

/** A call of each command, which its help ends with. */
const EXAMPLES: Record<string, string[]> = {
  analyze: [
    'hunter analyze results.csv --lower-is-better latency',
    'hunter analyze nightly --newer-than -2d --format junit',
    "hunter analyze --promql 'last_over_time(latency[1d])' --since -90d --plot latency.svg",
  ],
  regressions: ['hunter regressions read --baseline "version 4.1.3" --tail "version 4.1.4"'],
  list: ['hunter list', 'hunter list metrics results.csv', 'hunter list users'],
  validate: ['hunter validate', 'hunter validate --schema > hunter.schema.json'],
  record: ['hunter record lwt-read --carbon-host graphite.example.com', 'hunter record --all --dry-run'],
  resolve: ['hunter resolve lwt-read', 'hunter resolve --file definition.yaml --param size=5'],
  detect: [`echo '{"values": [1, 1, 2, 1, 1, 9, 8, 9, 9, 8]}' | hunter detect`],
  unannotate: ['hunter unannotate nightly'],
  setup: ['hunter setup'],
};

/** All commands with their options, for completion and the manual. */
export async function allCommands(): Promise<Command[]> {
  const hunter = await program(Object.keys(COMMANDS));
  return [hunter, ...hunter.commands];
}

/**
 * Makes the command line for arguments: with the command that they name, and the others as names only. It throws
 * CommanderError instead of exiting.
 */
export async function program(args: string[]): Promise<Command> {
  const hunter = new Command('hunter')
    .description('Hunts performance regressions in the results of performance tests.')
    .version(HUNTER_VERSION)
    .option('--config <file>', 'settings to use in place of hunter.yaml')
    .hook('preAction', (root) => {
      const { config } = root.opts<{ config?: string }>();
      if (config !== undefined) {
        process.env.HUNTER_CONFIG = config;
      }
    })
    .addHelpText('after', HELP)
    .showHelpAfterError('(add --help for more)')
    .configureHelp({ subcommandTerm: (command) => `${command.name()} ${command.usage()}` });
  for (const [name, listed] of Object.entries(COMMANDS)) {
    const command = args.includes(name) ? await listed.load() : new Command(name).usage(listed.usage);
    const examples = EXAMPLES[name]?.map((line) => `  ${line}`).join('\n');
    hunter.addCommand(
      examples
        ? command.description(listed.description).addHelpText('after', `\nExamples:\n${examples}`)
        : command.description(listed.description)
    );
  }
  hunter.helpCommand(false).addCommand(helpCommand(hunter));
  exitByError(hunter);
  return hunter;
}

/** Makes a `help` command that refuses unknown commands, for which commander's own shows the general help. */
const helpCommand = (hunter: Command) =>
  new Command('help')
    .description('Show what a command does')
    .usage('[command]')
    .argument('[command]', 'name of the command')
    .action((name?: string) => {
      const command = name === undefined ? hunter : hunter.commands.find((one) => one.name() === name);
      if (!command) {
        hunter.error(`error: unknown command '${name}'`, { exitCode: 2 });
      }
      command.outputHelp();
    });

function exitByError(command: Command): void {
  command.exitOverride();
  command.commands.forEach(exitByError);
}
