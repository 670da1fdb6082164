/** Returns the shortest time of `rounds` runs, ms, which is the least disturbed one. */
export function fastest(work: () => void, rounds = 9): number {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/**
 * Returns the shortest times of several functions, ms. They run in turns, so that a disturbance affects all of them.
 */
export function sideBySide(works: Record<string, () => void>, rounds = 15): Record<string, number> {
  const least: Record<string, number> = {};
  for (let i = 0; i < rounds; i++) {
    for (const [name, work] of Object.entries(works)) {
      least[name] = Math.min(least[name] ?? Infinity, fastest(work, 1));
    }
  }
  return least;
}

/** The value in the middle. */
export function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1];
}

export const print = (text = '') => process.stdout.write(`${text}\n`);

/** Prints rows in aligned columns, the first column to the left. */
export function table(rows: string[][]): void {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  rows.forEach((row) =>
    print(row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '))
  );
}
