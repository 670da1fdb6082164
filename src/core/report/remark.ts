import type { Remark } from '../changepoint/detection';
import { formatCount } from './format';

/** A series that nothing is reported of, and why. */
export interface Remarked {
  label: string;
  remark?: Remark;
  runs: number;
}

/** Names in one line; more would hide the rest of the report. */
const MOST_NAMES = 5;

/** One sentence for each reason, however many series there are: what is left out is said, without noise. */
export function remarkLines(all: Remarked[]): string[] {
  return (Object.keys(WORDS) as Remark[]).flatMap((remark) => {
    const those = all.filter((one) => one.remark === remark);
    if (those.length === 0) {
      return [];
    }
    const { one, many } = WORDS[remark];
    if (all.length === 1) {
      return [one(those[0])];
    }
    const names = those.slice(0, MOST_NAMES).map(({ label }) => label);
    const more = those.length > MOST_NAMES ? ` and ${those.length - MOST_NAMES} more` : '';
    return [`${those.length} of ${all.length} series ${many(those.length)}: ${names.join(', ')}${more}.`];
  });
}

/** The reason in a few words, for a legend. */
export function remarkInShort(remark: Remark): string {
  return WORDS[remark].short;
}

const WORDS: Record<Remark, { short: string; one: (one: Remarked) => string; many: (n: number) => string }> = {
  noStableLevel: {
    short: 'no stable level',
    one: ({ label }) => `${label} has no stable level: it wanders, so no step is reported.`,
    many: (n) => `${n === 1 ? 'has' : 'have'} no stable level`,
  },
  tooShort: {
    short: 'too few runs',
    one: ({ label, runs }) => `${label} has too few runs to judge (${formatCount(runs, 'run')}).`,
    many: (n) => `${n === 1 ? 'has' : 'have'} too few runs to judge`,
  },
};
