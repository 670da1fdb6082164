import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts to begin with. */
export function corpusOf(target: string, folder: string): string[] {
  const own = join(folder, target);
  return existsSync(own)
    ? readdirSync(own)
        .sort()
        .map((file) => readFileSync(join(own, file), 'utf8'))
    : [];
}
