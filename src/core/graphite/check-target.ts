import { HunterError } from '../errors';
import { shorten } from '../escape/shorten';
import { parseTarget } from './expression/parse';

/**
 * Refuses a target that Graphite could read only in part: its parser silently drops the part that it does not
 * understand, and answers with another series, or with `[]` (observed on graphite-web 1.1.8 and 1.1.10).
 *
 * @param variables allow template variables, as in an editor
 * @throws HunterError naming the target and the position of the first error
 */
export function checkTarget(target: string, { variables = false } = {}): void {
  if (target.trim() === '') {
    throw new HunterError('input', 'The Graphite target is empty: enter a metric path or an expression.');
  }
  const { problems } = parseTarget(target, { variables });
  if (problems.length > 0) {
    const { start, message } = problems.reduce((first, problem) => (problem.start < first.start ? problem : first));
    throw new HunterError('input', `The Graphite target "${shorten(target)}" ${message} (character ${start + 1}).`);
  }
}

/** Joins path parts with dots, leaving out empty ones. */
export function joinPath(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('.');
}
