import { terminalText } from './terminal';
import { httpUrl } from './url';

/** A name as code, in one line: between more backticks than it has in a row. */
export function markdownCode(name: string): string {
  const text = terminalText(name);
  const fence = '`'.repeat(longestRun(text) + 1);
  // a space at both ends goes, and keeps backticks apart
  const room = /^`|`$|^ .* $|^$/.test(text) ? ' ' : '';
  return `${fence}${room}${text}${room}${fence}`;
}

/** The same in a cell of a table, where a bar would end the cell even within code. */
export const markdownCell = (name: string): string => markdownCode(name).replaceAll('|', '\\|');

/** Text that is to be read as it stands, in one line. */
export const markdownText = (text: string): string =>
  terminalText(text).replace(/[\\`*_[\]<>|&~]/g, (char) => (char === '&' ? '&amp;' : `\\${char}`));

/** A link; its title alone where the address is none that a browser should open. */
export function markdownLink(title: string, url: string): string {
  const address = httpUrl(url);
  return address === undefined
    ? markdownText(title)
    : `[${markdownText(title)}](${address.replace(/[\s()<>\\\u0000-\u001f]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0);
}
