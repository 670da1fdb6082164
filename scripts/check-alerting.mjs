// Checks the provisioned alert rule in a real Grafana, with a real Graphite: `GRAFANA_START=command npm run
// check:alerting`. The command starts a Grafana in the foreground; PORT, DATA (a folder of its own), PLUGINS (a folder
// with the built plugin) and PROVISIONING tell it where, and its settings must allow an evaluation every two seconds:
// `scheduler_tick_interval = 1s` and `min_interval = 1s` under [unified_alerting] of a configuration file (Grafana does
// not take the first from the environment). Not part of `npm test`, which has no Grafana.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';

await build({
  entryPoints: ['integration/alerting/main.ts'],
  outfile: 'build/check-alerting.mjs',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  logLevel: 'warning',
});
process.exit(spawnSync(process.execPath, ['build/check-alerting.mjs'], { stdio: 'inherit' }).status ?? 1);
