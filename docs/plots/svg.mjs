// Small SVG for pages that may be light or dark: no background, colours of middle lightness.
export const COLORS = {
  text: '#7d8794',
  grid: '#7d879433',
  limit: '#3d7de0',
  point: '#6b93cc',
  pale: '#6b93cc80',
  level: '#d98a1f',
  regression: '#e5534b',
  improvement: '#4a9e4f',
  neutral: '#7d8794',
  otava: '#a47be0',
  robust: '#d98a1f',
};

export const round = (value) => String(Math.round(value * 10) / 10);

export function text(x, y, words, { anchor = 'start', fill = COLORS.text, size = 12, bold = false } = {}) {
  const weight = bold ? ' font-weight="600"' : '';
  const at = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${at}${weight} fill="${fill}">${escaped(words)}</text>`;
}

export function line(x1, y1, x2, y2, stroke, more = '') {
  return `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" stroke="${stroke}"${more && ` ${more}`}/>`;
}

export function rectangle(x, y, width, height, fill, more = '') {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"${more && ` ${more}`}/>`;
}

/** Dots as one path of strokes without length: a tenth of what circles take. */
export function dots(places, stroke, size = 4) {
  const path = places.map(([x, y]) => `M${round(x)} ${round(y)}h0`).join('');
  return `<path d="${path}" stroke="${stroke}" stroke-width="${size}" stroke-linecap="round"/>`;
}

/** Round values between `low` and `high`, about `count` of them. */
export function ticks(low, high, count) {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => size >= rough);
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(6)));
}

export function picture(width, height, title, parts) {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
    `font-family="system-ui,sans-serif" fill="none" role="img"><title>${escaped(title)}</title>\n${parts.join('\n')}\n</svg>\n`
  );
}

const escaped = (words) => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
