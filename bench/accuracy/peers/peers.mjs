// Other detectors, in virtual environments under .cache/: installed when they are first asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

const CACHE = '.cache/bench-peers';

/** `where`: environment (packages whose numpy versions exclude each other need their own); `run`: argument of run.py. */
const PYTHON_PEERS = [
  { name: 'Otava 0.8.0 (real)', where: 'main', run: 'otava' },
  { name: 'ruptures Pelt rbf pen=10', where: 'main', run: 'ruptures_rbf' },
  { name: 'ruptures Pelt l2 BIC', where: 'main', run: 'ruptures_l2' },
  { name: 'asv step_detect', where: 'main', run: 'asv' },
  { name: 'MongoDB e_divisive p=0.05', where: 'mongodb', run: 'mongodb' },
];
const PACKAGES = {
  main: ['apache-otava==0.8.0', 'ruptures==1.1.10', 'asv==0.6.6'],
  mongodb: ['signal-processing-algorithms==2.1.6'],
};
const AUGURS = '@bsull/augurs@0.10.2';
const AUGURS_PEERS = [
  { name: 'augurs normal-gamma z-scored', run: 'normal-gamma' },
  { name: 'augurs ARGPCP z-scored (Grafana)', run: 'default-argpcp' },
];
/** Measured by the research, and not to be had from a package registry. */
const UNPUBLISHED = ['Hunter 0.6 (not published as a package)'];

/** `{ peers: [{ name, detectAll(series: number[][]): number[][] }], missing: names }`. */
export function preparePeers() {
  mkdirSync(CACHE, { recursive: true });
  const environments = Object.keys(PACKAGES).filter(install);
  const augurs = installAugurs();
  const found = [
    ...PYTHON_PEERS.filter(({ where }) => environments.includes(where)).map(({ name, where, run }) => ({
      name,
      detectAll: (series) => ask(python(where), ['bench/accuracy/peers/run.py', run], series),
    })),
    ...(augurs ? AUGURS_PEERS : []).map(({ name, run }) => ({
      name,
      detectAll: (series) => ask(process.execPath, ['bench/accuracy/peers/augurs.mjs', CACHE, run], series),
    })),
  ];
  const names = [...PYTHON_PEERS, ...AUGURS_PEERS].map(({ name }) => name);
  const missing = names.filter((name) => !found.some((peer) => peer.name === name));
  return { peers: found, missing: [...missing, ...UNPUBLISHED] };
}

const python = (where) => join(CACHE, where, 'bin', 'python');
const succeeds = (command, args) => spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;

function install(where) {
  const done = join(CACHE, where, 'installed');
  return (
    existsSync(done) ||
    (succeeds('python3', ['-m', 'venv', join(CACHE, where)]) &&
      succeeds(python(where), ['-m', 'pip', 'install', '-q', ...PACKAGES[where]]) &&
      succeeds(python(where), ['-c', `open(${JSON.stringify(done)}, 'w')`]))
  );
}

const installAugurs = () =>
  existsSync(join(CACHE, 'node_modules/@bsull/augurs')) ||
  succeeds('npm', ['install', '--silent', '--no-save', '--prefix', CACHE, AUGURS]);

function ask(command, args, series) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: JSON.stringify({ series }),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    throw new Error(`${args.join(' ')} failed: ${stderr}`);
  }
  return JSON.parse(stdout);
}
