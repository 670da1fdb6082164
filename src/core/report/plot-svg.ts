import { xmlText } from '../escape/xml';
import { formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import { changeTitle } from './describe';
import type { TestReport } from './test-report';
import { formatWithUnit } from './with-unit';

/** Sizes of a chart, pixels. */
const WIDTH = 960;
const HEIGHT = 170;
const LEFT = 90;
const RIGHT = 16;
const TOP = 34;
const BOTTOM = 26;

const COLOURS = { regression: '#c4162a', improvement: '#37872d', neutral: '#6e6e6e' };

/** The most charts in a picture; series with changes come first. */
export const MOST_CHARTS = 100;

/** Draws a chart for each series, one below the other: runs, levels, and the changes by their verdict. */
export function svgReport(tests: TestReport[]): string {
  const all = tests.flatMap(({ test, analyses }) => analyses.map((analysis) => ({ test, analysis })));
  const charts = [...all]
    .sort((a, b) => Number(b.analysis.changes.length > 0) - Number(a.analysis.changes.length > 0))
    .slice(0, MOST_CHARTS);
  const left = all.length - charts.length;
  const height = charts.length * HEIGHT + (left > 0 ? 24 : 0);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="Inter, Helvetica, Arial, sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    ...charts.map(({ test, analysis }, i) => {
      const title = tests.length > 1 ? `${test} · ${analysis.series.name}` : analysis.series.name;
      return `<g transform="translate(0 ${i * HEIGHT})">${chart(title, analysis)}</g>`;
    }),
    ...(left > 0 ? [text(LEFT, height - 8, `${left} more series are not drawn.`, 'fill="#6e6e6e"')] : []),
    '</svg>',
  ].join('\n');
}

function chart(title: string, { series, segments, changes }: Analysis): string {
  const { times, values, unit } = series;
  const finite = values.filter(Number.isFinite);
  const heading = text(LEFT, 20, title, 'font-weight="600" fill="#222222"');
  if (finite.length === 0) {
    return heading + text(LEFT, TOP + 30, 'no values', 'fill="#6e6e6e"');
  }
  const [low, high] = paddedRange(finite);
  const [from, to] = [times[0], times[times.length - 1]];
  const x = (time: number) => LEFT + (to === from ? 0.5 : (time - from) / (to - from)) * (WIDTH - LEFT - RIGHT);
  const y = (value: number) => TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const ticks = [low + (high - low) * 0.1, (low + high) / 2, high - (high - low) * 0.1];
  return [
    heading,
    ...ticks.map(
      (tick) =>
        `<path d="M${LEFT} ${n(y(tick))}H${WIDTH - RIGHT}" stroke="#e6e6e6"/>` +
        text(
          LEFT - 8,
          y(tick) + 4,
          formatWithUnit(Number(tick.toPrecision(3)), unit),
          'text-anchor="end" fill="#6e6e6e"'
        )
    ),
    text(LEFT, HEIGHT - 8, formatTime(from).slice(0, 10), 'fill="#6e6e6e"'),
    text(WIDTH - RIGHT, HEIGHT - 8, formatTime(to).slice(0, 10), 'text-anchor="end" fill="#6e6e6e"'),
    `<path d="${pathOf(times, values, x, y)}" fill="none" stroke="#3274d9" stroke-width="1.2"/>`,
    ...segments.map(({ start, end, mean, slope = 0 }) => {
      const half = ((end - 1 - start) / 2) * slope;
      return `<path d="M${n(x(times[start]))} ${n(y(mean - half))}L${n(x(times[end - 1]))} ${n(y(mean + half))}" stroke="#222222" stroke-width="1.5"/>`;
    }),
    ...changes.map((change) => mark(change, x(change.time))),
  ].join('');
}

function mark(change: SeriesChange, x: number): string {
  const colour = COLOURS[change.verdict];
  const dash = change.kind === 'unconfirmed' ? ' stroke-dasharray="3 3"' : '';
  const anchor = x > WIDTH - 220 ? 'text-anchor="end"' : '';
  return (
    `<path d="M${n(x)} ${TOP}V${HEIGHT - BOTTOM}" stroke="${colour}" stroke-width="1.5"${dash}/>` +
    text(x + (anchor ? -4 : 4), TOP + 4, changeTitle(change), `fill="${colour}" font-size="11" ${anchor}`)
  );
}

/** A line through the points, with gaps where values are missing. */
function pathOf(
  times: Float64Array,
  values: Float64Array,
  x: (time: number) => number,
  y: (value: number) => number
): string {
  let isDrawing = false;
  return Array.from(values, (value, i) => {
    if (!Number.isFinite(value)) {
      isDrawing = false;
      return '';
    }
    const command = `${isDrawing ? 'L' : 'M'}${n(x(times[i]))} ${n(y(value))}`;
    isDrawing = true;
    return command;
  }).join('');
}

function paddedRange(values: Float64Array): [low: number, high: number] {
  const [low, high] = values.reduce(
    ([min, max], one) => [Math.min(min, one), Math.max(max, one)],
    [Infinity, -Infinity]
  );
  const pad = (high - low || Math.abs(high) || 1) * 0.1;
  return [low - pad, high + pad];
}

const n = (value: number) => Number(value.toFixed(1));

const text = (x: number, y: number, content: string, attributes: string) =>
  `<text x="${n(x)}" y="${n(y)}" ${attributes}>${xmlText(content)}</text>`;
