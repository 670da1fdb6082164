// A history as a small SVG that can be read on light and on dark pages: colours of middle lightness, no background.
const WIDTH = 720;
const HEIGHT = 210;
const BOX = { left: 44, right: 8, top: 30, bottom: 22 };
const GREY = '#8b949e';
const COLORS = { regression: '#e5534b', improvement: '#46954a', neutral: '#8b949e' };

/**
 * `values` in order, `points` and `segments` of a detection (the core's `Detection`), `better`: whether more is better.
 * NaN is a gap.
 */
export function drawHistory({ title, values, points, segments, better = 'higher' }) {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...finite), Math.max(...finite)];
  const x = (i) => BOX.left + (i * (WIDTH - BOX.left - BOX.right)) / (values.length - 1);
  const y = (v) => HEIGHT - BOX.bottom - ((v - low) * (HEIGHT - BOX.top - BOX.bottom)) / (high - low || 1);
  const level = ({ start, end, mean, slope = 0 }, i) => mean + slope * (i - (start + end - 1) / 2);
  const parts = [
    `<text x="${BOX.left}" y="14" font-size="13" fill="${GREY}">${title}</text>`,
    ...axis(low, high, y),
    ...[0, 50, 100, 150, 200]
      .filter((run) => run < values.length)
      .map((run) => text(x(run), HEIGHT - 6, `run ${run}`, run === 0 ? 'start' : 'middle')),
    ...values.flatMap((v, i) =>
      Number.isFinite(v) ? [`<circle cx="${fix(x(i))}" cy="${fix(y(v))}" r="1.7" fill="#539bf5"/>`] : []
    ),
    ...segments.map(
      (s) =>
        `<path d="M${fix(x(s.start))} ${fix(y(level(s, s.start)))}L${fix(x(s.end - 1))} ${fix(y(level(s, s.end - 1)))}" stroke="${GREY}" stroke-width="2"/>`
    ),
    ...points.map((point) => mark(point, { x, better, count: values.length })),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="sans-serif" role="img"><title>${title}</title>${parts.join('')}</svg>\n`;
}

function axis(low, high, y) {
  const step = [0.5, 1, 2, 5, 10, 20, 50].find((size) => (high - low) / size <= 5);
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, i) => first + i * step).map((v) =>
    text(BOX.left - 6, y(v) + 4, String(v), 'end')
  );
}

function mark({ index, kind, relativeChange, span, pValue }, { x, better, count }) {
  const worse = better === 'higher' ? relativeChange < 0 : relativeChange > 0;
  const color = kind === 'unconfirmed' ? COLORS.neutral : COLORS[worse ? 'regression' : 'improvement'];
  const at = x(index);
  const sign = relativeChange < 0 ? '−' : '+';
  const p =
    kind === 'unconfirmed' ? 'not confirmed yet' : `p ${pValue < 1e-10 ? '< 1e-10' : `= ${pValue.toExponential(0)}`}`;
  const label = text(
    index > count * 0.8 ? at - 6 : at + 6,
    28,
    `${sign}${Math.abs(relativeChange * 100).toFixed(1)} %, ${p}`,
    index > count * 0.8 ? 'end' : 'start',
    color
  );
  const band = span
    ? `<rect x="${fix(x(span.start))}" y="34" width="${fix(x(span.end - 1) - x(span.start))}" height="${HEIGHT - BOX.bottom - 34}" fill="${color}" fill-opacity="0.12"/>`
    : `<path d="M${fix(at)} 20V${HEIGHT - BOX.bottom}" stroke="${color}" stroke-dasharray="3 3"/>`;
  return band + label;
}

const text = (x, y, words, anchor, fill = GREY) =>
  `<text x="${fix(x)}" y="${fix(y)}" font-size="11" text-anchor="${anchor}" fill="${fill}">${words}</text>`;
const fix = (value) => String(Math.round(value * 10) / 10);
