// Checks the provisioned alert rule in a real Grafana, with a real Graphite: `GRAFANA_START=command npm run
// check:alerting`. The command starts a Grafana in the foreground; PORT, DATA (a folder of its own), PLUGINS (a folder
// with the built plugin) and PROVISIONING tell it where, and its settings must allow an evaluation every two seconds:
// `scheduler_tick_interval = 1s` and `min_interval = 1s` under [unified_alerting] of a configuration file (Grafana does
// not take the first from the environment). Not part of `npm test`, which has no Grafana.
import { spawnSync } from 'node:child_process';

import { bundlePrograms } from './bundle-programs.mjs';

await bundlePrograms('build', { 'check-alerting': 'integration/alerting/main.ts' });
process.exit(spawnSync(process.execPath, ['build/check-alerting.mjs'], { stdio: 'inherit' }).status ?? 1);
