// Real series with annotations, from folders the user names. None are committed: see README.md here.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { hasSap, loadSapLarge, loadSapSmall } from './sap.mjs';

/** `{ title, series: { name, values (NaN = missing), annotations: number[][], one list per annotator }[] }[]` of a folder. */
export function loadRealSeries(folder) {
  if (hasSap(folder)) {
    const large = existsSync(join(folder, 'annotations.json'));
    return [
      { title: 'SAP HANA, small set of 2021', series: loadSapSmall(folder) },
      ...(large ? inHalves(loadSapLarge(folder, read(folder, 'annotations.json'))) : []),
    ];
  }
  return existsSync(join(folder, 'datasets'))
    ? [{ title: 'Turing Change Point Dataset, univariate', series: loadTcpd(folder) }]
    : [{ title: basename(folder), series: loadPlain(folder) }];
}

/** Numbers of the method are chosen on series with an odd ID only: those with an even one say how good they are. */
function inHalves(series) {
  const isOdd = ({ name }) => Number(/\d+/.exec(name)[0]) % 2 === 1;
  const title = 'SAP HANA, large set of 2022';
  return [
    { title, series },
    { title: `${title}, even IDs`, series: series.filter((one) => !isOdd(one)) },
    { title: `${title}, odd IDs (tuned on)`, series: series.filter(isOdd) },
  ];
}

const read = (...path) => JSON.parse(readFileSync(join(...path), 'utf8'));
// JSON has no NaN
const numbers = (values) => values.map((value) => value ?? NaN);

/** Files `{ name, values, annotations: { annotator: indexes } }`. */
function loadPlain(folder) {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => read(folder, file))
    .map(({ name, values, annotations }) => ({
      name,
      values: numbers(values),
      annotations: Object.values(annotations),
    }));
}

/** A checkout of the Turing Change Point Dataset; series it only links to are there once its own script has run. */
function loadTcpd(folder) {
  const annotations = read(folder, 'annotations.json');
  return Object.keys(annotations)
    .filter((name) => existsSync(join(folder, 'datasets', name, `${name}.json`)))
    .map((name) => read(folder, 'datasets', name, `${name}.json`))
    .filter((data) => data.n_dim === 1)
    .map((data) => ({
      name: data.name,
      values: numbers(data.series[0].raw),
      annotations: Object.values(annotations[data.name]),
    }));
}

/** Missing values replaced by the one before (the first by the first that is there), for detectors that need all. */
export function filled(values) {
  let last = values.find((value) => !Number.isNaN(value));
  return values.map((value) => (last = Number.isNaN(value) ? last : value));
}
