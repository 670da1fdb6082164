// The three places in which Hunter runs, and what it asks there.
import { COLORS, line, picture, rectangle, text } from './svg.mjs';

const [WIDTH, COLUMN, GAP, LEFT] = [720, 224, 12, 12];
const left = (column) => LEFT + column * (COLUMN + GAP);
const middle = (column) => left(column) + COLUMN / 2;

/** A box with a name in bold, and below it its folders, or what is in it. */
function box(x, y, width, height, name, lines, color) {
  const border = `stroke="${color}" rx="5"`;
  return [
    rectangle(x, y, width, height, `${color}1c`, border),
    text(x + 10, y + 19, name, { fill: color, bold: true, size: 13 }),
    ...lines.map((words, i) => text(x + 10, y + 37 + 16 * i, words)),
  ];
}

/** An arrow down or, where it ends above its beginning, up. */
function arrow(x, from, to) {
  const back = to > from ? -5 : 5;
  return [
    line(x, from, x, to, COLORS.neutral, 'stroke-width="1.5"'),
    line(x - 4, to + back, x, to, COLORS.neutral, 'stroke-width="1.5"'),
    line(x + 4, to + back, x, to, COLORS.neutral, 'stroke-width="1.5"'),
  ];
}

const PLACES = [
  ['Browser', 'panels, Explore, pages', ['src/datasource, src/panel,', 'src/pages, src/shared']],
  ['Grafana’s server', 'alert rules, public dashboards', ['pkg/plugin: credentials', 'pkg/core: the core, in sobek']],
  ['Terminal, CI', 'the command hunter', ['src/cli: reports,', 'exit codes, exports']],
];

export function drawArchitecture() {
  const parts = PLACES.flatMap(([place, use, shell], column) => [
    rectangle(left(column), 8, COLUMN, 310, 'none', `stroke="${COLORS.grid}" stroke-width="1.5" rx="8"`),
    text(left(column) + 10, 30, place, { bold: true, size: 14 }),
    text(left(column) + 10, 48, use),
    ...box(left(column) + 10, 62, COLUMN - 20, 64, 'Shell', shell, COLORS.point),
    ...arrow(middle(column), 126, 146),
  ]);
  // the same code, in all three places
  parts.push(
    ...box(
      LEFT + 10,
      146,
      WIDTH - 2 * LEFT - 20,
      82,
      'Core, the same in all three: src/core',
      [
        'prepare a query → plan the requests → collect points and runs → detect → judge → report',
        'TypeScript without input or output: each shell hands it a function that sends requests.',
        'For Grafana, src/frames makes data frames of what it has found.',
      ],
      COLORS.robust
    ),
    ...box(
      LEFT + 10,
      250,
      WIDTH - 2 * LEFT - 20,
      54,
      'Kernel, the same bytes: src/core/changepoint/kernel/assembly',
      ['AssemblyScript → WebAssembly, run by the browser, by wazero in Go (pkg/kernel), by Node'],
      COLORS.improvement
    ),
    ...arrow(WIDTH / 2, 230, 250)
  );
  parts.push(
    ...box(left(0), 366, WIDTH - 2 * LEFT, 48, 'Servers', [], COLORS.neutral),
    text(left(0) + 90, 385, 'Graphite, Fallout; the series of Grafana’s other data sources;'),
    text(left(0) + 90, 402, 'in the terminal also Prometheus, PostgreSQL, BigQuery, files'),
    ...arrow(middle(1), 318, 366),
    ...arrow(middle(2), 318, 366),
    // what the browser asks goes through Grafana's server
    line(middle(0), 318, middle(0), 346, COLORS.neutral, 'stroke-width="1.5"'),
    line(middle(0), 346, middle(1), 346, COLORS.neutral, 'stroke-width="1.5"'),
    text(middle(0) + 8, 341, 'through pkg/plugin')
  );
  return picture(WIDTH, 424, 'One core in three places: browser, Grafana’s server, terminal', parts);
}
