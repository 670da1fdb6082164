/**
 * A host that keeps a run of `robust` copies the memory from here on, and the exported variables. Before this place are the
 * tables of `otava`, since the compiler places static memory in the order in which it meets it: see `index.ts`.
 */
const place = memory.data(16, 16);

export function keptFrom(): usize {
  return place;
}
