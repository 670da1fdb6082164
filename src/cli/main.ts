import { run } from './run-command';

// A reader that has seen enough (`hunter analyze … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void run(process.argv.slice(2)).then((code) => (process.exitCode = code));
