// Records what a real Grafana gives to plugins, for the tests' stand-ins (src/testing):
// `GRAFANA_URL=http://localhost:3000 node scripts/record-grafana.mjs`. The Grafana must have the built plugin and reach
// this machine; GRAFANA_USER is admin:admin unless given, CHROMIUM names a browser. Writes testdata/grafana, and removes
// what it has made in Grafana. Run it after an upgrade of Grafana's packages, and look at what has changed.
import { spawnSync } from 'node:child_process';

import { bundlePrograms } from './bundle-programs.mjs';

await bundlePrograms('build', { 'record-grafana': 'integration/record-grafana/main.ts' });
process.exit(spawnSync(process.execPath, ['build/record-grafana.mjs'], { stdio: 'inherit' }).status ?? 1);
