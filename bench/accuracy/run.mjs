// `npm run bench:accuracy`: how well the detectors find changes, and how often they find what is not there.
// ../README.md says what is printed and which options there are.
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadDetectors } from './detectors.mjs';
import { LIFELIKE, lifelikeSeries } from './lifelike.mjs';
import { readOptions } from './options.mjs';
import { preparePeers } from './peers/peers.mjs';
import { say, title } from './print.mjs';
import { filled, loadRealSeries } from './real/load.mjs';
import { shortSeries, simulate } from './simulate.mjs';
import { delays } from './tables/delay.mjs';
import { falseAlarms } from './tables/false-alarms.mjs';
import { flapping } from './tables/flapping.mjs';
import { lifelikeHistories } from './tables/lifelike.mjs';
import { realSeries } from './tables/real.mjs';
import { falseAlarmsOfPeers, hardCases, shortHistories, steps } from './tables/steps.mjs';

const options = readOptions();
const folders = options.real.map((folder) => resolve(folder));
process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'));

const started = Date.now();
const detectors = (await loadDetectors()).filter(({ name }) => name.includes(options.only));
const { peers, missing } = options.peers ? preparePeers() : { peers: [], missing: [] };
const wanted = (...names) => names.some((name) => options.tables.includes(name));

/** Reports of every detector and peer for each series. */
function reportsOf(series) {
  const values = series.map((one) => one.values);
  const results = detectors.map(({ name, detect }) => ({ name, reports: values.map((one) => detect(one)) }));
  for (const peer of peers) {
    const since = Date.now();
    results.push({ name: peer.name, reports: peer.detectAll(values.map(filled)) });
    process.stderr.write(`${peer.name}: ${series.length} series in ${((Date.now() - since) / 1000).toFixed(0)} s\n`);
  }
  return results;
}

say(`Accuracy of change point detection, seed ${options.seed} (tuning uses seeds 1-9 only)`);
say(options.peers ? `Peers missing: ${missing.join(', ') || 'none'}` : 'Peers: not asked for (--peers)');

if (wanted('alarms')) {
  falseAlarms(options, detectors);
}
if (wanted('steps', 'hard', 'flapping')) {
  const series = simulate(options.seed, options.per);
  if (wanted('steps', 'hard')) {
    const results = reportsOf(series);
    steps(series, results);
    falseAlarmsOfPeers(series, results);
    hardCases(series, results);
  }
  if (wanted('flapping')) {
    flapping(series, options, detectors);
  }
}
if (wanted('short')) {
  const series = shortSeries(options.seed, options.short);
  shortHistories(series, reportsOf(series));
}
if (wanted('lifelike')) {
  const series = Object.keys(LIFELIKE).flatMap((kind) => lifelikeSeries(options.seed, kind, options.per));
  lifelikeHistories(series, reportsOf(series));
}
if (wanted('delay')) {
  delays(options, detectors);
}
if (wanted('real')) {
  for (const { title: name, series } of folders.flatMap(loadRealSeries)) {
    realSeries(name, series, reportsOf(series), options);
  }
  if (folders.length === 0) {
    title('Real annotated series: not run, no folder given (--real FOLDER, see bench/README.md)');
  }
}
say(`\n${((Date.now() - started) / 1000).toFixed(0)} s`);
