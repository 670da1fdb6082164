// Writes testdata/golden anew (queries, what servers answer, and the frames that come back), and what the command line
// writes in each format (testdata/command-line/expected).
import { spawnSync } from 'node:child_process';

const env = { ...process.env, GOLDEN: 'write' };
const run = (command, args) => {
  const { status } = spawnSync(command, args, { stdio: 'inherit', env });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};

run('npx', ['jest', 'src/testing/golden']);
run('npm', ['run', '--silent', 'build:cli']);
run('npx', ['jest', '-c', 'jest.integration.config.js', 'integration/golden.test.ts']);
