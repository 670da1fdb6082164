#!/usr/bin/env node
import { run } from './run-command';

// It is no error if the reader closes the pipe early, as in `hunter analyze … | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void run(process.argv.slice(2)).then((code) => (process.exitCode = code));
