// A history with what is found in it, and below it what Otava finds.
import { COLORS, dots, line, picture, rectangle, round, text, ticks } from './svg.mjs';

const WIDTH = 760;
const HEIGHT = 270;
const BOX = { left: 58, right: WIDTH - 14, top: 66, bottom: HEIGHT - 50 };

/** `found`: the `Detection` of robust; `otava`: the indexes that Otava reports. */
export function drawHistory({ title, values, better, isPale = () => false, found, otava }) {
  const scale = scales(values);
  const places = Array.from(values, (value, i) => ({ at: [scale.x(i), scale.y(value)], pale: isPale(i) }));
  const shown = (pale) => places.filter((place) => place.pale === pale).map(({ at }) => at);
  return picture(WIDTH, HEIGHT, `${title}: ${spoken(found)}`, [
    text(BOX.left, 16, title, { size: 13, bold: true }),
    ...(found.remark || found.switching ? [text(BOX.left, 36, remarkOf(found))] : []),
    ...axes(values, scale),
    ...found.points.map((point) => behind(point, better, scale)),
    dots(shown(false), COLORS.point),
    ...(shown(true).length > 0 ? [dots(shown(true), COLORS.pale)] : []),
    ...(found.remark ? [] : found.segments.map((segment) => levelOf(segment, scale))),
    ...found.points.map((point) => mark(point, labelled(found).indexOf(point), found, better, scale)),
    ...strip(otava, scale),
  ]);
}

const REMARKS = {
  noStableLevel: 'robust: no stable level, only jumps beyond that are reported',
  tooShort: 'robust: too few runs',
};

function remarkOf({ remark, switching }) {
  if (remark) {
    return REMARKS[remark];
  }
  const { levels, since, switches } = switching;
  return `robust: switches between ${levels.map((level) => number(Math.round(level))).join(' and ')} since run ${since}; ${switches} switches`;
}

/** What is told about: switches are, all together. */
const labelled = ({ points, switching }) =>
  points.filter(({ index }) => !switching || index < switching.since || index > switching.until);

const spoken = (found) =>
  [...(found.remark || found.switching ? [remarkOf(found)] : []), ...labelled(found).map(labelOf)].join('; ') ||
  'no change';

function scales(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = 0.04 * (high - low);
  return {
    low: low - room,
    high: high + room,
    x: (i) => BOX.left + 6 + (i * (BOX.right - BOX.left - 12)) / (values.length - 1),
    y: (value) => BOX.bottom - ((value - low + room) * (BOX.bottom - BOX.top)) / (high - low + 2 * room),
  };
}

function axes(values, { low, high, x, y }) {
  const runs = ticks(0, values.length - 1, 6);
  return [
    ...ticks(low, high, 5).flatMap((value) => [
      line(BOX.left, y(value), BOX.right, y(value), COLORS.grid),
      text(BOX.left - 6, y(value) + 4, number(value), { anchor: 'end' }),
    ]),
    ...runs.map((run) => text(x(run), BOX.bottom + 18, run === 0 ? 'run 0' : String(run), { anchor: 'middle' })),
  ];
}

function levelOf({ start, end, mean, slope = 0 }, { x, y }) {
  const half = (slope * (end - 1 - start)) / 2;
  return line(x(start), y(mean - half), x(end - 1), y(mean + half), COLORS.level, 'stroke-width="2.5"');
}

function colorOf({ kind, before, after }, better) {
  const good = after.mean > before.mean === (better === 'higher');
  return kind === 'unconfirmed' ? COLORS.neutral : good ? COLORS.improvement : COLORS.regression;
}

/** Of a drift: the band over which the level moves. */
function behind({ span, ...point }, better, { x }) {
  return span
    ? rectangle(
        x(span.start),
        BOX.top,
        x(span.end - 1) - x(span.start),
        BOX.bottom - BOX.top,
        colorOf(point, better),
        'fill-opacity=".1"'
      )
    : '';
}

/** Labels stand above the plot, one to a line, at the side of their mark where there is room. */
function mark(point, i, found, better, { x, y }) {
  const color = colorOf(point, better);
  const at = x(point.index);
  if (i < 0) {
    return line(at, BOX.top, at, BOX.bottom, COLORS.neutral, 'stroke-opacity=".5"');
  }
  const label = 36 + 17 * (labelled(found).length > 1 || found.switching ? i + (found.switching ? 1 : 0) : 0);
  const left = at > WIDTH * 0.55;
  const words = text(point.span ? BOX.left : left ? at - 6 : at + 6, label, labelOf(point), {
    anchor: !point.span && left ? 'end' : 'start',
    fill: color,
  });
  if (point.span) {
    return words;
  }
  if (point.kind === 'unconfirmed') {
    const ring = y(point.after.mean);
    return `${words}${line(at, label - 8, at, ring - 7, color, 'stroke-dasharray="2 4"')}<circle cx="${round(at)}" cy="${round(ring)}" r="6" stroke="${color}" stroke-width="2"/>`;
  }
  // a subtle one is only hinted at
  const dashes = point.subtle ? '1 6' : '4 3';
  return words + line(at, label - 10, at, BOX.bottom, color, `stroke-dasharray="${dashes}"`);
}

function labelOf({ kind, index, relativeChange, relativeInterval, pValue, reportedAt, span, subtle }) {
  const p = pValue < 1e-10 ? 'p < 1e-10' : `p = ${pValue < 0.001 ? pValue.toExponential(1) : pValue.toPrecision(2)}`;
  const size = `${percent(relativeChange)} (${percent(relativeInterval.low).replace(' %', '')} … ${percent(relativeInterval.high)})`;
  switch (kind) {
    case 'step':
      return `${subtle ? 'subtle ' : ''}step at run ${index}: ${size}, ${p}, reported with run ${reportedAt}`;
    case 'gradual':
      return `gradual, runs ${span.start}–${span.end - 1}: ${size}, ${p}, first reported with run ${reportedAt}`;
    default:
      return `run ${index} unconfirmed: ${percent(relativeChange)}, ${p}`;
  }
}

/** What Otava reports, as triangles below the plot. */
function strip(indexes, { x }) {
  const y = HEIGHT - 12;
  const marks = indexes.map((index) => `M${round(x(index))} ${y - 9}l5 9h-10z`).join('');
  return [
    text(BOX.left - 6, y, 'otava', { anchor: 'end', fill: COLORS.otava }),
    line(BOX.left, y, BOX.right, y, COLORS.grid),
    marks
      ? `<path d="${marks}" fill="${COLORS.otava}"/>`
      : text(BOX.left + 6, y - 3, 'nothing', { fill: COLORS.otava }),
  ];
}

const number = (value) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');
const percent = (share) => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)} %`;
