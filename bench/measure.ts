/** Least time of `rounds` runs, ms: what the machine can do when nothing disturbs it. */
export function fastest(work: () => void, rounds = 9): number {
  let least = Infinity;
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    work();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

/** The same for several, in turns, so that what disturbs one disturbs all. */
export function sideBySide(works: Record<string, () => void>, rounds = 15): Record<string, number> {
  const least: Record<string, number> = {};
  for (let i = 0; i < rounds; i++) {
    for (const [name, work] of Object.entries(works)) {
      least[name] = Math.min(least[name] ?? Infinity, fastest(work, 1));
    }
  }
  return least;
}

export const print = (text = '') => process.stdout.write(`${text}\n`);

/** Rows as aligned columns, the first to the left. */
export function table(rows: string[][]): void {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  rows.forEach((row) =>
    print(row.map((cell, i) => (i ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join('  '))
  );
}
