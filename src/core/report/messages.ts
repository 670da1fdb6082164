import { formatCount } from '../format';
import { changeTitle } from './describe';
import type { FoundChange } from './group-changes';
import type { RunEntry } from './run-entries';
import { formatWithUnit } from './with-unit';

/** Writes a message for a chat: an entry for each run, as plain text. */
export function messageOf({ heading, changes }: RunEntry): string {
  return [heading, ...changes.map(lineOf)].join('\n');
}

function lineOf({ test, change }: FoundChange): string {
  const { before, after, unit } = change;
  const levels = `${formatWithUnit(before.mean, unit)} → ${formatWithUnit(after.mean, unit)}`;
  return `• ${test}, ${change.series}: ${changeTitle(change)}, ${levels}`;
}

/**
 * Joins texts to as few parts as possible, none longer than `limit`; a text that is too long is cut at a line, and says
 * how much is left out.
 */
export function splitMessages(texts: string[], limit: number): string[] {
  const parts: string[] = [];
  for (const text of texts.map((one) => cutLines(one, limit))) {
    const last = parts[parts.length - 1];
    if (last !== undefined && last.length + 2 + text.length <= limit) {
      parts[parts.length - 1] = `${last}\n\n${text}`;
    } else {
      parts.push(text);
    }
  }
  return parts;
}

function cutLines(text: string, limit: number): string {
  if (text.length <= limit) {
    return text;
  }
  const lines = text.split('\n');
  let length = 0;
  // room for the last line, which tells what is missing
  const fitting = lines.findIndex((line) => (length += line.length + 1) > limit - 40);
  const kept = lines.slice(0, Math.max(fitting, 0));
  return [...kept, `… and ${formatCount(lines.length - kept.length, 'more line')}`].join('\n').slice(0, limit);
}
