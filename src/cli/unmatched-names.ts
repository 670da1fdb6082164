import { patternText } from '../core/graphite/node-text';
import type { Analysis } from '../core/query/analyse';
import type { HunterQueryModel } from '../core/query/model';

/** Of the metrics and suffixes that were asked for by name, those that no series has: a sentence for each kind. */
export function unmatchedNames({ source }: HunterQueryModel, analyses: Analysis[]): string[] {
  if (source.type !== 'fallout') {
    return [];
  }
  const names = analyses.map(({ series }) => `.${series.name.replace(/ \[[^\]]*\]$/, '')}`);
  const missing = (wanted: string[] = [], matches: (name: string, one: RegExp) => boolean, end: string) =>
    wanted.filter((one) => {
      const pattern = new RegExp(`\\.${globSource(one)}${end}`);
      return !names.some((name) => matches(name, pattern));
    });
  const test = (name: string, pattern: RegExp) => pattern.test(name);
  return [
    ['metric', missing(source.metrics, test, '$')] as const,
    ['suffix', missing(source.suffixes, test, '\\.')] as const,
  ].flatMap(([what, list]) => (list.length > 0 ? [`No series has the ${what} "${list.join('", "')}".`] : []));
}

/** A name with Graphite's wildcards as a regular expression; braces and brackets match anything. */
function globSource(name: string): string {
  return patternText(name.split('.').filter(Boolean).join('.')).replace(
    /\\([^])|\{[^}]*\}|\[[^\]]*\]|[^]/g,
    (part, escaped: string | undefined) => {
      if (escaped !== undefined || !/^[*?[{]/.test(part)) {
        return (escaped ?? part).replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
      }
      return part === '?' ? '[^.]' : '[^.]*';
    }
  );
}
