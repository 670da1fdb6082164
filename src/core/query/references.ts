import { HunterError } from '../errors';

/** The Graphite targets of each query of a panel, by the letter that other queries refer to it with. */
export type TargetsByRef = Record<string, string[]>;

/**
 * Puts the targets of other queries in place of `#A`, and in those again, as Grafana's own Graphite source does. Several
 * targets become `group(…)`. Text in quotes is left alone. Nothing of it is stored, so nothing gets stale.
 *
 * @throws HunterError naming the reference, when it refers to itself or to a query that has no targets
 */
export function resolveReferences(target: string, others: TargetsByRef, path: string[] = []): string {
  return target.replace(REFERENCE, (whole, quoted: string | undefined, letter: string) => {
    if (quoted !== undefined) {
      return whole;
    }
    if (path.includes(letter)) {
      throw new HunterError(
        'input',
        `The query refers to itself: ${[...path, letter].map((ref) => `#${ref}`).join(' → ')}.`
      );
    }
    const targets = others[letter]?.filter((text) => text.trim() !== '') ?? [];
    if (targets.length === 0) {
      throw new HunterError(
        'input',
        `There is no Graphite query ${letter} that "#${letter}" in "${target}" could mean.`
      );
    }
    const resolved = targets.map((text) => resolveReferences(text.trim(), others, [...path, letter]));
    return resolved.length === 1 ? resolved[0] : `group(${resolved.join(',')})`;
  });
}

// Text in quotes, or a reference: a letter behind # that is not part of a longer name.
const REFERENCE = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<![\w.#])#([A-Z])(?!\w)/g;
