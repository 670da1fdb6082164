// `npm run pictures -- plots`: the drawings of the documentation. Histories are analysed by the detector as it is; the charts
// show what docs/measured/accuracy.txt says.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { loadDetector } from '../../bench/load-detector.mjs';
import { drawArchitecture } from './architecture.mjs';
import { drawAlarms, drawDelays, readTable } from './charts.mjs';
import { HISTORIES } from './histories.mjs';
import { drawHistory } from './history.mjs';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '../..'));
const detector = await loadDetector();

mkdirSync('docs/img', { recursive: true });
const write = (name, svg) => writeFileSync(`docs/img/${name}.svg`, svg);

for (const history of HISTORIES) {
  const { name, values, times } = history;
  const found = detector.detect(values, { method: 'robust', maxPValue: 0.01, minMagnitude: 0, times });
  const { points } = detector.detect(values, { method: 'otava', maxPValue: 0.001, minMagnitude: 0 });
  const otava = points.map(({ index }) => index);
  write(name, drawHistory({ ...history, found, otava }));
  // what the text quotes
  process.stdout.write(`${name} ${JSON.stringify({ ...found, otava }, rounded)}\n`);
}

const measured = readFileSync('docs/measured/accuracy.txt', 'utf8');
const rare = readFileSync('docs/measured/alarms-0.001.txt', 'utf8');
write('architecture', drawArchitecture());
write('alarms', drawAlarms(readTable(measured, 'False alarms: '), readTable(rare, 'False alarms: ')));
write('delay', drawDelays(readTable(measured, 'Delay: '), readTable(measured, 'The statistical limit')));

function rounded(_key, value) {
  return typeof value === 'number' ? Number(value.toPrecision(4)) : value;
}
