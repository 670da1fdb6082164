// Runs a detector of augurs (Rust → WebAssembly, what Grafana's Logs Drilldown uses) over series, as run.py does for
// Python's: `augurs.mjs FOLDER_WITH_NODE_MODULES DETECTOR < {"series": [[...]]} > [[index, ...], ...]`.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, type] = process.argv.slice(2);
const base = resolve(folder, 'node_modules/@bsull/augurs');
const { initSync, ChangepointDetector } = await import(pathToFileURL(`${base}/changepoint.js`).href);
initSync({ module: readFileSync(`${base}/changepoint_bg.wasm`) });

/** Its priors suppose a mean of 0 and a deviation of about 1: series as they are give nothing sensible. */
function standardised(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) || 1;
  return values.map((value) => (value - mean) / sd);
}

const reports = JSON.parse(readFileSync(0, 'utf8')).series.map((values) => {
  const detector = new ChangepointDetector(type);
  const { indices } = detector.detectChangepoints(Float64Array.from(standardised(values)));
  detector.free();
  return [...indices].filter((index) => index > 0).sort((a, b) => a - b);
});
process.stdout.write(JSON.stringify(reports));
