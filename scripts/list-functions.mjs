// Writes src/core/graphite/functions.json, the functions that the editor offers where a server does not list its own:
// those of graphite-web 1.1.10 (Apache-2.0), slimmed. Needs the Python that the integration tests install.
import { build } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PYTHON = '.cache/graphite-1.1.10/bin/python';
const FILE = 'src/core/graphite/functions.json';
// The two stand-ins are for what newer Pythons and machines without libcairo lack.
const LIST = `
import inspect, json, sys, types
inspect.getargspec = inspect.getfullargspec
inspect.formatargspec = lambda *a, **k: ''
sys.modules['cairocffi'] = types.ModuleType('cairocffi')
import django; django.setup()
from graphite.functions import SeriesFunctions, functionInfo
from graphite.functions.views import jsonInfinityEncoder
print(json.dumps({n: functionInfo(n, f) for n, f in SeriesFunctions().items()}, cls=jsonInfinityEncoder))
`;

const home = mkdtempSync(join(tmpdir(), 'hunter-functions-'));
try {
  const settings = ['INFO', 'EXCEPTION', 'CACHE', 'RENDERING'].map((log) => `LOG_FILE_${log} = '-'\n`).join('');
  writeFileSync(join(home, 'hunter_settings.py'), settings);
  const { status, stdout, stderr } = spawnSync(PYTHON, ['-c', LIST], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    env: {
      ...process.env,
      DJANGO_SETTINGS_MODULE: 'graphite.settings',
      GRAPHITE_SETTINGS_MODULE: 'hunter_settings',
      GRAPHITE_ROOT: home,
      PYTHONPATH: home,
      PYTHONWARNINGS: 'ignore',
    },
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  const bundle = join(home, 'functions.mjs');
  await build({ entryPoints: ['src/core/graphite/functions.ts'], outfile: bundle, bundle: true, format: 'esm' });
  const { decodeFunctions } = await import(bundle);
  const functions = decodeFunctions({ status: 200, contentType: '', body: stdout.slice(stdout.indexOf('{')) });
  const source = 'graphite-web 1.1.10, https://github.com/graphite-project/graphite-web, Apache-2.0';
  const lines = functions.map((one) => JSON.stringify(one)).join(',\n');
  writeFileSync(FILE, `{"source": ${JSON.stringify(source)}, "functions": [\n${lines}\n]}\n`);
  console.log(`${FILE}: ${functions.length} functions`);
} finally {
  rmSync(home, { recursive: true, force: true });
}
