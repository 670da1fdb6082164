// Packs dist into build/release: one zip with the backends of all platforms, which the catalogue takes, one for each
// platform, which downloads in a sixth of the time, and a demo for `docker compose up`. Each is signed on its own, because a signature lists the files, where
// GRAFANA_ACCESS_POLICY_TOKEN is set. Needs `zip`, which keeps the permissions of executables.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUT = resolve('build/release');
const { id, info } = JSON.parse(readFileSync('dist/plugin.json', 'utf8'));
const { executable } = JSON.parse(readFileSync('dist/datasource/plugin.json', 'utf8'));
const backends = readdirSync('dist/datasource').filter((name) => name.startsWith(`${executable}_`));
if (backends.length === 0) {
  console.error('dist has no backend: run npm run build:backend -- --all first.');
  process.exit(1);
}

/** Copies dist, with only those backends. */
function copyPlugin(folder, kept) {
  cpSync('dist', folder, {
    recursive: true,
    filter: (source) => !backends.some((file) => source.endsWith(file)) || kept.some((file) => source.endsWith(file)),
  });
}

/** Makes a zip of a folder of OUT, and files with its checksums. */
function zip(name, folder) {
  execFileSync('zip', ['-q', '-X', '-r', name, folder], { cwd: OUT, stdio: 'inherit' });
  rmSync(join(OUT, folder), { recursive: true });
  const file = join(OUT, name);
  for (const algorithm of ['sha1', 'sha256']) {
    writeFileSync(`${file}.${algorithm}`, createHash(algorithm).update(readFileSync(file)).digest('hex'));
  }
  console.log(`${name.padEnd(60)} ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}

function packPlugin(name, kept) {
  const folder = join(OUT, id);
  copyPlugin(folder, kept);
  if (process.env.GRAFANA_ACCESS_POLICY_TOKEN) {
    rmSync(join(folder, 'MANIFEST.txt'), { force: true });
    execFileSync('npm', ['run', 'sign', '--', '--distDir', folder], { stdio: 'inherit' });
  }
  zip(name, id);
}

/** What compose.demo.yaml needs, in the same places. */
function packDemo(name) {
  const folder = join(OUT, 'hunter-demo');
  copyPlugin(
    join(folder, 'dist'),
    backends.filter((file) => file.includes('_linux_'))
  );
  cpSync('provisioning', join(folder, 'provisioning'), { recursive: true });
  cpSync('build/demo/feed.mjs', join(folder, 'build/demo/feed.mjs'));
  cpSync('compose.demo.yaml', join(folder, 'docker-compose.yaml'));
  zip(name, 'hunter-demo');
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
packPlugin(`${id}-${info.version}.zip`, backends);
for (const backend of backends) {
  const platform = backend.slice(executable.length + 1).replace(/\.exe$/, '');
  packPlugin(`${id}-${info.version}.${platform}.zip`, [backend]);
}
if (existsSync('build/demo/feed.mjs')) {
  packDemo(`hunter-demo-${info.version}.zip`);
} else {
  console.log('No demo: npm run build:workbench builds what it needs.');
}
