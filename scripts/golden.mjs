// Writes testdata/golden anew: queries, what servers answer, and the frames that come back.
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['jest', 'src/testing/golden'], {
  stdio: 'inherit',
  env: { ...process.env, GOLDEN: 'write' },
});
process.exit(status ?? 1);
