import { patternText } from '../core/graphite/node-text';
import type { Analysis } from '../core/query/analyse';
import type { HunterQueryModel } from '../core/query/model';

/** Lists the query's metrics and suffixes that match no series: one sentence for metrics, one for suffixes. */
export function unmatchedNames({ source }: HunterQueryModel, analyses: Analysis[]): string[] {
  if (source.type !== 'fallout') {
    return [];
  }
  const names = analyses.map(({ series }) => `.${series.name.replace(/ \[[^\]]*\]$/, '')}`);
  const unmatched = (requested: string[] = [], end: string) =>
    requested.filter((one) => {
      const pattern = new RegExp(`\\.${globSource(one)}${end}`);
      return !names.some((name) => pattern.test(name));
    });
  return [
    ['metric', unmatched(source.metrics, '$')] as const,
    ['suffix', unmatched(source.suffixes, '\\.')] as const,
  ].flatMap(([what, list]) => (list.length > 0 ? [`No series has the ${what} "${list.join('", "')}".`] : []));
}

/** Converts a name with Graphite's wildcards to a regular expression. Braces and brackets match any text in a node. */
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
