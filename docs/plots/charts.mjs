// Charts of what was measured, from the text that the benchmark prints.
import { COLORS, dots, line, picture, rectangle, text } from './svg.mjs';

/** Rows of the table below the heading that begins with `title`: first cell → the others, by name of the column. */
export function readTable(output, title) {
  const [, body] = output.split(`## ${title}`);
  const rows = body.split(/\n\n|\n## /)[0].split('\n');
  const first = rows.findIndex((row) => /^(detector|limit) {2,}/.test(row));
  const [, ...columns] = cells(rows[first]);
  return new Map(
    rows.slice(first + 1).map((row) => {
      const [name, ...values] = cells(row);
      return [name, Object.fromEntries(values.map((value, i) => [columns[i], value]))];
    })
  );
}

const cells = (row) => row.trim().split(/ {2,}/);
const WIDTH = 760;

const NAMES = {
  gauss: 'normal',
  t3: 'heavy tails (t, 3 df)',
  outliers3pct: '3 % outliers',
  skewed: 'skewed',
  ar03: 'autocorrelation 0.3',
  ar05: 'autocorrelation 0.5',
  ar08: 'autocorrelation 0.8',
  bimodal: 'two modes',
  quantised: 'rounded values',
  varshift: 'becomes noisier',
  weekly: 'weekday pattern',
};
const ROWS = [
  { row: 'otava p=0.001', title: 'otava', color: COLORS.otava },
  { row: 'robust 0.05', title: 'robust 0.05', color: '#c7a06b', promised: 5 },
  { row: 'robust 0.01', title: 'robust 0.01', color: COLORS.robust, promised: 1 },
  { row: 'robust 0.001', title: 'robust 0.001', color: '#a86a12', promised: 0.1 },
];

/** False alarms by noise, on a logarithmic axis, with what each level promises. `rare`: of the level of 0.001. */
export function drawAlarms(alarms, rare) {
  const left = 150;
  const right = WIDTH - 20;
  const top = 62;
  const step = 22;
  const names = Object.keys(NAMES);
  const bottom = top + step * names.length;
  const least = 0.004;
  const x = (share) => left + ((right - left) * Math.log(Math.max(share, least) / least)) / Math.log(100 / least);
  const share = ({ row }, noise) => parseFloat((row === 'robust 0.001' ? rare : alarms).get(row)[noise]);
  return picture(WIDTH, bottom + 26, 'False alarms by noise, and what is promised', [
    text(left, 16, 'Stable series of 200 runs with any report, %', { size: 13, bold: true }),
    ...ROWS.map(
      ({ title, color }, i) => dots([[left + 6 + 115 * i, 35]], color, 9) + text(left + 15 + 115 * i, 39, title)
    ),
    text(x(0), bottom + 14, '0', { anchor: 'middle' }),
    ...[0.01, 0.1, 1, 10, 100].flatMap((value) => [
      line(x(value), top - 8, x(value), bottom - 4, COLORS.grid),
      text(x(value), bottom + 14, String(value), { anchor: 'middle' }),
    ]),
    ...ROWS.filter(({ promised }) => promised).map(({ promised, color }) =>
      line(x(promised), top - 8, x(promised), bottom - 4, color, 'stroke-dasharray="4 3"')
    ),
    ...names.map((noise, i) => text(left - 10, top + step * i + 8, NAMES[noise], { anchor: 'end' })),
    ...ROWS.map((row) =>
      dots(
        names.map((noise, i) => [x(share(row, noise)), top + step * i + 4]),
        row.color,
        9
      )
    ),
  ]);
}

const SIZES = ['1.5', '2', '3', '5', '10'];
const BARS = [
  { row: 'robust 0.05', level: '0.05' },
  { row: 'robust 0.01', level: '0.01' },
  { row: 'robust 0.001', level: '0.001' },
  { row: 'otava p=0.001' },
];

/** Runs until a step is reported, in normal noise, beside what is possible at that level. */
export function drawDelays(delays, limits) {
  const left = 40;
  const top = 64;
  const bottom = 230;
  const group = 140;
  const bar = 26;
  const y = (runs) => bottom - runs * 12;
  const colorOf = (row) => ROWS.find((one) => one.row === row).color;
  return picture(WIDTH, bottom + 28, 'Runs until a step is first reported, and the statistical limit', [
    text(left, 16, 'Runs until a step in normal noise is first reported, median', { size: 13, bold: true }),
    ...BARS.map(
      ({ row }, i) =>
        dots([[left + 6 + 115 * i, 35]], colorOf(row), 9) + text(left + 15 + 115 * i, 39, row.replace(' p=0.001', ''))
    ),
    line(left + 462, 35, left + 484, 35, COLORS.limit, 'stroke-width="3"') +
      text(left + 490, 39, 'the least possible at that level'),
    line(left - 10, bottom, WIDTH - 16, bottom, COLORS.text),
    ...SIZES.flatMap((size, g) => {
      const start = left + 6 + g * group;
      return [
        text(start + 2 * bar, bottom + 18, `step of ${size} σ`, { anchor: 'middle' }),
        ...BARS.flatMap(({ row, level }, i) => {
          const runs = parseInt(delays.get(row)[`gauss ${size}`], 10);
          const x = start + i * bar;
          const limit = level && Number(limits.get(`${level}, growing`)[`gauss ${size}`]);
          return [
            rectangle(x, y(runs), bar - 6, bottom - y(runs), colorOf(row)),
            text(x + (bar - 6) / 2, y(runs) - 5, String(runs), { anchor: 'middle' }),
            ...(limit ? [line(x - 2, y(limit), x + bar - 4, y(limit), COLORS.limit, 'stroke-width="3"')] : []),
          ];
        }),
      ];
    }),
  ]);
}
