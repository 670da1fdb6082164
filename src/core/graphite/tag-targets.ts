import { parseTarget } from './expression/parse';
import { isSeries } from './expression/tree';

// An answer does not tell which target a series belongs to, so each name is prefixed with the target's number.

/** Adds a number to the names of a target's series. */
export const tagTarget = (target: string, index: number): string => `aliasSub(${target},"^","${index}|")`;

/** The target to which `tagTarget` has added a number; other texts as they are. */
export const untagTarget = (target: string): string => /^aliasSub\((.*),"\^","\d+\|"\)$/s.exec(target)?.[1] ?? target;

/** Takes the number from a name. NaN where it has none. */
export function untagName(name: string): { index: number; name: string } {
  const bar = name.indexOf('|');
  return { index: bar > 0 ? Number(name.slice(0, bar)) : NaN, name: name.slice(bar + 1) };
}

/**
 * True if a target keeps its meaning as an argument of a function, so that it can be tagged: `12.5` would become a
 * number, `a=b` a named argument.
 */
export function isArgument(target: string): boolean {
  const { root, problems } = parseTarget(`f(${target},1)`, { variables: false });
  const first = root?.type === 'call' ? root.args[0] : undefined;
  return problems.length === 0 && first !== undefined && first.name === undefined && isSeries(first.value);
}
