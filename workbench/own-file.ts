/** A file that somebody chose, and its text. It stays in the browser. */
export interface OwnFile {
  name: string;
  text: string;
}

let kept: OwnFile | undefined;
const listeners = new Set<() => void>();

export const keptFile = (): OwnFile | undefined => kept;

export function keepFile(file: OwnFile): void {
  kept = file;
  listeners.forEach((tell) => tell());
}

/** @returns a function that ends it */
export function onFile(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
