// Packs dist into build/release: one zip with the backends of all platforms, which the catalogue takes, and one for each
// platform, which downloads in a sixth of the time. Needs `zip`, which keeps the permissions of executables.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const OUT = resolve('build/release');
const { id, info } = JSON.parse(readFileSync('dist/plugin.json', 'utf8'));
const { executable } = JSON.parse(readFileSync('dist/datasource/plugin.json', 'utf8'));
const backends = readdirSync('dist/datasource').filter((name) => name.startsWith(`${executable}_`));
if (backends.length === 0) {
  console.error('dist has no backend: run npm run build:backend -- --all first.');
  process.exit(1);
}

/** Packs dist with only those backends. */
function pack(name, kept) {
  const folder = join(OUT, id);
  rmSync(folder, { recursive: true, force: true });
  cpSync('dist', folder, {
    recursive: true,
    filter: (source) => !backends.some((file) => source.endsWith(file)) || kept.some((file) => source.endsWith(file)),
  });
  execFileSync('zip', ['-q', '-X', '-r', name, id], { cwd: OUT, stdio: 'inherit' });
  rmSync(folder, { recursive: true });
  const file = join(OUT, name);
  for (const algorithm of ['sha1', 'sha256']) {
    writeFileSync(`${file}.${algorithm}`, createHash(algorithm).update(readFileSync(file)).digest('hex'));
  }
  console.log(`${name.padEnd(60)} ${(statSync(file).size / 1e6).toFixed(1)} MB`);
}

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
pack(`${id}-${info.version}.zip`, backends);
for (const backend of backends) {
  const platform = backend.slice(executable.length + 1).replace(/\.exe$/, '');
  pack(`${id}-${info.version}.${platform}.zip`, [backend]);
}
