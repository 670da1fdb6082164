import { QUERY_BOUNDS } from '../bounds';
import { checkText } from '../decode/check';
import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';

/** The Graphite targets of each query of a panel, by the letter that other queries refer to it with. */
export type TargetsByRef = Record<string, string[]>;

/**
 * Puts the targets of other queries in place of `#A`, and in those again, as Grafana's own Graphite source does. Several
 * targets become `group(…)`. Text in quotes is left alone. Nothing of it is stored, so nothing gets stale.
 *
 * Each query is resolved once, however often it is referred to, and a text that grows beyond what a target may have is
 * given up while it is built: a few queries that name each other several times would stand for more than any memory.
 *
 * @throws HunterError naming the reference, when it refers to itself, to a query that has no targets, or to too much
 */
export function resolveReferences(target: string, others: TargetsByRef, path: string[] = []): string {
  checkText('source.targets', target, QUERY_BOUNDS.target);
  return new Resolver(others).resolve(target, path);
}

class Resolver {
  private readonly known = new Map<string, string>();

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

  /** What a reference stands for. */
  private targetsOf(letter: string, target: string, path: string[]): string {
    const known = this.known.get(letter);
    if (known !== undefined) {
      return known;
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
    this.known.set(letter, all);
    return all;
  }
}

/** A text that grows up to what a target may have. */
class Bounded {
  text = '';

  /** @param target whose text it becomes part of, for the error */
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

/** A piece of a target: text as it stands, or a reference. */
interface Part {
  text: string;
  letter?: string;
}

/** Each character is looked at once: a pattern for quoted text would begin anew at each quote that is not closed. */
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

/** A letter behind # that is not part of a longer name. */
function isReference(target: string, at: number): boolean {
  return (
    /^[A-Z]$/.test(target[at + 1] ?? '') && !/^[\w.#]$/.test(target[at - 1] ?? '') && !/^\w$/.test(target[at + 2] ?? '')
  );
}

/** The closing quote of the text that a quote at `start` opens; the end of the target where there is none. */
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
