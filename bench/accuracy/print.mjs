// Tables for a terminal.

export const say = (line = '') => process.stdout.write(`${line}\n`);

export const title = (text, ...notes) => {
  say(`\n## ${text}`);
  notes.forEach((note) => say(note));
};

/** Rows of cells, the first row being the header; the first column is aligned left, the others right. */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column] ?? '').length)));
  for (const row of rows) {
    const cells = row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[0]) : String(cell).padStart(widths[i])));
    say(cells.join('  ').trimEnd());
  }
}

export const percent = (share, digits = 1) => (100 * share).toFixed(digits);
export const fixed = (value, digits = 3) => value.toFixed(digits);
