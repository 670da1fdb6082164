import type { RunSet } from '../../../core/compare/run-set';
import { shortCommit } from '../../../core/runs/run';
import type { TestRun } from '../../../core/series/test-run';
import { DAY } from '../../../core/times/days';
import { t } from '../../../shared/translate';

/** How a side can be chosen. */
export type Choice =
  | 'runs'
  | 'days'
  | 'between'
  | 'branch'
  | 'of version'
  | 'since version'
  | 'until version'
  | 'of commit'
  | 'since commit'
  | 'until commit';

export function choices(side: string): Array<{ value: Choice; label: string; description?: string }> {
  const about = (what: string) => ({ description: `${side}: ${what}` });
  return [
    { value: 'runs', label: t('pages.compare.by-runs', 'Number of runs') },
    { value: 'days', label: t('pages.compare.by-days', 'Number of days') },
    { value: 'between', label: t('pages.compare.by-dates', 'Dates') },
    { value: 'branch', label: t('pages.compare.by-branch', 'Branch') },
    { value: 'of version', label: t('pages.compare.by-version', 'Version') },
    { value: 'since version', label: t('pages.compare.since-version', 'Since version') },
    { value: 'until version', label: t('pages.compare.until-version', 'Until version') },
    { value: 'of commit', label: t('pages.compare.by-commit', 'Commit') },
    { value: 'since commit', label: t('pages.compare.since-commit', 'Since commit') },
    { value: 'until commit', label: t('pages.compare.until-commit', 'Until commit') },
  ].map((one) => ({ ...one, ...about(one.label) })) as ReturnType<typeof choices>;
}

export function choiceOf(set: RunSet): Choice {
  return 'bound' in set ? `${set.kind} ${'commit' in set.bound ? 'commit' : 'version'}` : set.kind;
}

/** The version, commit or branch that a set names; undefined for a set that names none. */
export function valueOf(set: RunSet): string | undefined {
  if (set.kind === 'branch') {
    return set.branch;
  }
  return 'bound' in set ? ('commit' in set.bound ? set.bound.commit : set.bound.version) : undefined;
}

/** Whether a set names a version, commit or branch that is still to be chosen. */
export const isBlank = (set: RunSet): boolean => valueOf(set)?.trim() === '';

/** The value of a set that another way to choose can go on with: a version as the first one is a version still. */
export const sharedValue = (set: RunSet, choice: Choice): string | undefined =>
  choice.split(' ').at(-1) === choiceOf(set).split(' ').at(-1) ? valueOf(set) || undefined : undefined;

/** What to begin with when another way is chosen: the newest that is known. */
export function setOf(choice: Choice, runs: TestRun[], value = valuesOf(choice, runs)[0]?.value ?? ''): RunSet {
  switch (choice) {
    case 'runs':
      return { kind: 'runs', n: 7 };
    case 'days':
      return { kind: 'days', n: 30 };
    case 'between': {
      const today = Math.floor(Date.now() / DAY) * DAY;
      return { kind: 'between', from: today - 30 * DAY, to: today + DAY - 1 };
    }
    case 'branch':
      return { kind: 'branch', branch: value };
    default: {
      const [kind, by] = choice.split(' ') as ['of' | 'since' | 'until', 'version' | 'commit'];
      return { kind, bound: by === 'commit' ? { commit: value } : { version: value } };
    }
  }
}

/** Versions, commits or branches that are known, the newest first. */
export function valuesOf(choice: Choice, runs: TestRun[]): Array<{ value: string; label: string }> {
  const of = choice.endsWith('commit') ? 'commit' : choice.endsWith('version') ? 'version' : 'branch';
  const known = [...new Set([...runs].reverse().flatMap((run) => run[of] ?? []))];
  return known.map((value) => ({ value, label: of === 'commit' ? shortCommit(value) : value }));
}
