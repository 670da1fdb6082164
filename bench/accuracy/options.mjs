import { parseArgs } from 'node:util';

/** How much of everything: the report's, and what is enough to see that a change of the code did no harm. */
const AMOUNTS = {
  full: { per: 100, stable: 2000, short: 300, growth: 300, flapping: 50, limits: 4000 },
  quick: { per: 20, stable: 200, short: 60, growth: 20, flapping: 5, limits: 1000 },
};

export const TABLES = ['alarms', 'steps', 'short', 'delay', 'flapping', 'hard', 'lifelike', 'real'];

/** Command line → `{ seed, per, stable, short, growth, flapping, limits, tables, only, peers, real, each }`. */
export function readOptions() {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const { values } = parseArgs({
    options: {
      seed: { ...text, default: '100' },
      quick: flag,
      tables: { ...text, default: TABLES.join(',') },
      only: { ...text, default: '' },
      peers: flag,
      real: { ...text, multiple: true, default: [] },
      each: flag,
      ...Object.fromEntries(Object.keys(AMOUNTS.full).map((name) => [name, text])),
    },
  });
  const amounts = AMOUNTS[values.quick ? 'quick' : 'full'];
  return {
    ...Object.fromEntries(
      Object.entries(amounts).map(([name, amount]) => [name, number(name, values[name] ?? String(amount))])
    ),
    seed: number('seed', values.seed),
    tables: values.tables.split(',').map(known),
    only: values.only,
    peers: values.peers,
    real: values.real,
    each: values.each,
  };
}

function number(name, text) {
  if (!/^\d+$/.test(text)) {
    throw new Error(`--${name} must be a whole number, not ${text}`);
  }
  return Number(text);
}

function known(name) {
  if (!TABLES.includes(name)) {
    throw new Error(`no table ${name}: there are ${TABLES.join(', ')}`);
  }
  return name;
}
