// SAP's performance regression data set: a checkout of github.com/SAP/performance-regression-data-set (CC BY 4.0).
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The small set: one verdict for each series, by SAP. Most are stable, and look as if they were not. */
export function loadSapSmall(folder) {
  const home = join(folder, 'hana/small_2021');
  return readRows(join(home, 'metadata/dataset_details.csv'), ';').map(([type, file, change]) => ({
    name: `${file.replace('.csv', '')} ${type.trim()}`,
    values: readRows(join(home, 'data', file)).map(([, , value]) => Number(value)),
    // the last index, counted from 1, before the change: the first after it, counted from 0
    annotations: [change === '0' ? [] : [Number(change)]],
  }));
}

/**
 * The large set, annotated by several people per series: D. Costa et al., "Evaluating Change Point Detection Methods for
 * Software Performance Regression Analysis", whose annotations (github.com/mtucci/changepoint-performance-regression-study,
 * rq3/annotations.json) name series `sap_ID`, `sap_ID_split1`, `sap_ID_split2`.
 *
 * Their curated values are not in that repository. They are made again from SAP's: the mean of each version's runs, in
 * order of the versions; the first part are the first 800, the second part begins at 750. That fits: no annotation is
 * outside, and of all shifts 0 and 750 put the annotations that four people agree on where the largest jumps are.
 */
export function loadSapLarge(folder, annotations) {
  const home = join(folder, 'hana/large_2022/data');
  const files = new Map(readdirSync(home).map((file) => [Number(file.slice(0, 5)), join(home, file)]));
  return Object.entries(annotations).flatMap(([name, marks]) => {
    const [, id, part] = /^sap_(\d+)(?:_split([12]))?$/.exec(name) ?? [];
    if (!files.has(Number(id))) {
      return []; // shuffled copies, and series of other companies
    }
    const values = meanOfVersions(readRows(files.get(Number(id))));
    const [from, to] = { 1: [0, 800], 2: [750] }[part] ?? [0];
    return [{ name, values: values.slice(from, to), annotations: Object.values(marks) }];
  });
}

export const hasSap = (folder) => existsSync(join(folder, 'hana/small_2021'));

/** Rows: index, time, version, value. */
function meanOfVersions(rows) {
  const versions = new Map();
  for (const [, , version, value] of rows) {
    if (value !== '') {
      versions.set(Number(version), [...(versions.get(Number(version)) ?? []), Number(value)]);
    }
  }
  return [...versions.keys()]
    .sort((a, b) => a - b)
    .map((version) => versions.get(version).reduce((sum, value) => sum + value, 0) / versions.get(version).length);
}

/** Cells of a file without quotes, without its header. */
function readRows(file, separator = ',') {
  const [, ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(separator));
}
