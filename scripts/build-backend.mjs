// Builds the data source's backend for this machine, or with --all for every platform Grafana runs on. What mage does,
// without needing mage; releases are built with `mage`.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const { executable } = JSON.parse(readFileSync('src/datasource/plugin.json', 'utf8'));
const ALL = ['linux', 'darwin', 'windows'].flatMap((os) => ['amd64', 'arm64'].map((arch) => [os, arch]));
const go = (args, env = {}) => execFileSync('go', args, { env: { ...process.env, ...env }, encoding: 'utf8' }).trim();

const here = [[go(['env', 'GOOS']), go(['env', 'GOARCH'])]];
mkdirSync('dist/datasource', { recursive: true });
for (const [os, arch] of process.argv.includes('--all') ? ALL : here) {
  const name = `${executable}_${os}_${arch}${os === 'windows' ? '.exe' : ''}`;
  go(['build', '-trimpath', '-ldflags', '-s -w', '-o', join('dist', 'datasource', name), './pkg'], {
    GOOS: os,
    GOARCH: arch,
    CGO_ENABLED: '0',
  });
  console.log(`dist/datasource/${name}`);
}
