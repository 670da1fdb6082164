import { terminalText } from './terminal';
import { httpUrl } from './url';

/** Writes a name as inline code: between more backticks than it contains in a row. */
export function markdownCode(name: string): string {
  const text = terminalText(name);
  const fence = '`'.repeat(longestRun(text) + 1);
  // Markdown strips one space at each end; it separates a backtick in the name from the fence
  const room = /^`|`$|^ .* $|^$/.test(text) ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

/** Writes a name as inline code for a cell of a table, where a bar would end the cell even within code. */
export const markdownCell = (name: string): string => markdownCode(name).replaceAll('|', '\\|');

/** Escapes text so that Markdown shows it literally, in one line. */
export const markdownText = (text: string): string =>
  terminalText(text).replace(/[\\`*_[\]<>|&~]/g, (char) => (char === '&' ? '&amp;' : `\\${char}`));

/** Writes a link; only its title if the address is not HTTP. */
export function markdownLink(title: string, url: string): string {
  const address = httpUrl(url);
  return address === undefined
    ? markdownText(title)
    : `[${markdownText(title)}](${address.replace(/[\s()<>\\\u0000-\u001f]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
