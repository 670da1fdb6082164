// Compiles the detection kernel (AssemblyScript) to WebAssembly, and puts the same bytes where TypeScript and Go
// include them. Nothing else builds before it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const SOURCE = 'src/core/changepoint/kernel/assembly';
const WASM = 'pkg/kernel/kernel.wasm';
const GENERATED = 'src/core/changepoint/kernel/wasm.generated.json';

// exported variables let a host keep a run
const TRANSFORM = ['--transform', './scripts/export-state.mjs'];
const OPTIONS = [...TRANSFORM, '-O3', '--noAssert', '--enable', 'simd', '--runtime', 'stub', '--use', 'abort='];

mkdirSync('pkg/kernel', { recursive: true });
execFileSync(
  process.execPath,
  ['node_modules/assemblyscript/bin/asc.js', `${SOURCE}/index.ts`, '--outFile', WASM, ...OPTIONS],
  { stdio: 'inherit' }
);
const bytes = readFileSync(WASM);
// JSON has no source map, in which the catalogue's validator allows nothing that is not in git.
writeFileSync(GENERATED, `${JSON.stringify(bytes.toString('base64'))}\n`);
console.log(`${WASM}: ${bytes.length} bytes`);
