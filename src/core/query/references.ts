import { QUERY_BOUNDS } from '../bounds';
import { checkText } from '../decode/check';
import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';

/** The Graphite targets of each query of a panel, by the query's letter. */
export type TargetsByRef = Record<string, string[]>;

/**
 * Replaces `#A` by the targets of query A, recursively, as Grafana's own Graphite data source does. Several targets
 * become `group(…)`. Text in quotes is not changed. The result is not stored, so it cannot become stale.
 *
 * Each query is resolved only once, and building stops at the length limit of a target: a few queries that refer to
 * each other several times could otherwise expand to more text than fits in memory.
 *
 * @param path letters of the queries that are being resolved, to detect circles
 * @throws HunterError naming the reference, if it is circular, has no targets, or expands to a too long text
 */
export function resolveReferences(target: string, others: TargetsByRef, path: string[] = []): string {
  checkText('source.targets', target, QUERY_BOUNDS.target);
  return new Resolver(others).resolve(target, path);
}

class Resolver {
  private readonly cache = new Map<string, string>();

  constructor(private readonly others: TargetsByRef) {}

  resolve(target: string, path: string[]): string {
    if (!target.includes('#')) {
      return target;
    }
    const built = new Bounded(target);
    for (const { text, letter } of splitReferences(target)) {
      built.add(letter === undefined ? text : this.targetsOf(letter, target, path));
    }
    return built.text;
  }

  /** Returns the text that replaces a reference. */
  private targetsOf(letter: string, target: string, path: string[]): string {
    const cached = this.cache.get(letter);
    if (cached !== undefined) {
      return cached;
    }
    if (path.includes(letter)) {
      throw new HunterError(
        'input',
        `The query refers to itself: ${[...path, letter].map((ref) => `#${ref}`).join(' → ')}.`
      );
    }
    const targets = this.others[letter]?.filter((text) => typeof text === 'string' && text.trim() !== '') ?? [];
    if (targets.length === 0) {
      throw new HunterError(
        'input',
        `There is no Graphite query ${letter} that "#${letter}" in "${shorten(target)}" could mean.`
      );
    }
    const list = new Bounded(target);
    targets.forEach((text, i) => list.add((i > 0 ? ',' : '') + this.resolve(text.trim(), [...path, letter])));
    const all = targets.length === 1 ? list.text : `group(${list.text})`;
    this.cache.set(letter, all);
    return all;
  }
}

/** A text that may grow up to the length limit of a target. */
class Bounded {
  text = '';

  /** @param target the target that is being expanded, for the error */
  constructor(private readonly target: string) {}

  add(text: string): void {
    if (this.text.length + text.length > QUERY_BOUNDS.target) {
      throw new HunterError(
        'input',
        `With its references replaced, the Graphite target "${shorten(this.target)}" has more than ${QUERY_BOUNDS.target} characters: refer to fewer queries.`
      );
    }
    this.text += text;
  }
}

/** A piece of a target: literal text, or a reference if it has a letter. */
interface Part {
  text: string;
  letter?: string;
}

/**
 * Splits a target at its references. A loop, because a pattern for quoted text would restart at each unclosed quote.
 */
function splitReferences(target: string): Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (let at = 0; at < target.length; at++) {
    const char = target[at];
    if (char === '"' || char === "'") {
      at = endOfQuote(target, at);
    } else if (char === '#' && isReference(target, at)) {
      parts.push({ text: target.slice(start, at) }, { text: target.slice(at, at + 2), letter: target[at + 1] });
      start = at + 2;
      at++;
    }
  }
  parts.push({ text: target.slice(start) });
  return parts;
}

/** True for a `#` with a letter behind it that is not part of a longer name. */
function isReference(target: string, at: number): boolean {
  return (
    /^[A-Z]$/.test(target[at + 1] ?? '') && !/^[\w.#]$/.test(target[at - 1] ?? '') && !/^\w$/.test(target[at + 2] ?? '')
  );
}

/** Returns the position of the quote that closes the one at `start`; the target's length if there is none. */
function endOfQuote(target: string, start: number): number {
  for (let at = start + 1; at < target.length; at++) {
    if (target[at] === '\\') {
      at++;
    } else if (target[at] === target[start]) {
      return at;
    }
  }
  return target.length;
}
