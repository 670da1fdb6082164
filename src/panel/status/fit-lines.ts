import { measureText } from '@grafana/ui';

/** Height of a line, px. */
export const LINE_HEIGHT = 20;
/** Size of the font, as in `theme.typography.bodySmall`, px. */
const FONT = 12;
/** px, as in `theme.typography.bodySmall` */
const LETTER_SPACING = 0.15;
/** Room at both ends of a line, px. */
const PADDING = 16;
/** The share of a panel that lines may take from the charts. */
const MOST = 0.3;

/** Breaks texts into lines that fit into a width, px. Undefined if they would take too much of a panel of this height. */
export function fitLines(texts: string[], width: number, height: number): string[] | undefined {
  const lines = texts.flatMap((text) => breakLines(text, width - PADDING));
  return lines.length * LINE_HEIGHT <= MOST * height ? lines : undefined;
}

/** Width of a text in the small font, px: `measureText` knows nothing of the space that Grafana's theme puts between letters. */
export const widthOf = (text: string) => measureText(text, FONT).width + text.length * LETTER_SPACING;

function breakLines(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line ? [...lines, line] : lines;
}
