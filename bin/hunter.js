#!/usr/bin/env node
import('../build/hunter/dist/hunter.js').catch((error) => {
  const built = error.code !== 'ERR_MODULE_NOT_FOUND';
  process.stderr.write(
    `hunter: ${built ? error.stack : 'the command line is not built yet: run "npm run build:cli".'}\n`
  );
  process.exitCode = 1;
});
