import { ANSWER_BOUNDS } from '../bounds';

/**
 * Extracts the text of an error page, in one line, without tags, styles and scripts. If the page has a `<pre>`, which
 * is where Django puts Python's traceback, the result is only its last line, which holds the error message.
 *
 * Only the beginning of a long page is read. It is searched with `indexOf` from tag to tag: a regular expression for
 * whole tags would start over at each `<` of a text that is not HTML.
 */
export function textOfPage(page: string): string {
  const html = page.slice(0, ANSWER_BOUNDS.complaint);
  return unescapeHtml(lastPreformatted(html) ?? withoutTags(html))
    .replace(/\s+/g, ' ')
    .trim();
}

/** Returns the last line of the first `<pre>` that is not blank. */
function lastPreformatted(html: string): string | undefined {
  const open = html.search(/<pre[\s>]/i);
  const start = open < 0 ? -1 : html.indexOf('>', open);
  if (start < 0) {
    return undefined;
  }
  const inside = html.slice(start + 1);
  const end = inside.search(/<\/pre>/i);
  // a traceback that goes on beyond the part we read lacks its last line
  return end < 0
    ? undefined
    : inside
        .slice(0, end)
        .split('\n')
        .filter((line) => line.trim() !== '')
        .pop();
}

function withoutTags(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (let open = html.indexOf('<'); open >= 0; open = html.indexOf('<', at)) {
    parts.push(html.slice(at, open));
    const hidden = /^<(style|script)\b/i.exec(html.slice(open, open + 8))?.[1];
    const rest = hidden && html.slice(open).search(hidden.toLowerCase() === 'style' ? /<\/style>/i : /<\/script>/i);
    const from = rest && rest > 0 ? open + rest : open;
    const close = html.indexOf('>', from);
    if (close < 0) {
      // a < that does not begin a tag
      parts.push(html.slice(open));
      return parts.join(' ');
    }
    at = close + 1;
  }
  return [...parts, html.slice(at)].join(' ');
}

const ENTITIES = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);

/** Replaces character references such as `&lt;`; unknown ones stay as they are. */
export function unescapeHtml(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{1,10}));/gi, (whole, hex, decimal, name) => {
    if (name) {
      return ENTITIES.get(name) ?? whole;
    }
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}
