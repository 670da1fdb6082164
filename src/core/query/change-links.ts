import { httpUrl } from '../escape/url';
import { runLink, testLink } from '../fallout/api/links';
import { shortCommit } from '../runs/run';
import type { SeriesChange } from './judge';

/** Where people find more about runs and commits. */
export interface LinkSettings {
  falloutUrl?: string;
  /** An address of a commit range, with `{from}` and `{to}`: `https://github.com/org/repo/compare/{from}...{to}`. */
  commitRangeUrl?: string;
}

/** Somewhere to go on, in words. */
export interface Link {
  title: string;
  url: string;
}

/** From a change to the test, its first bad and last good run, and the commits between them, as far as they are known. */
export function changeLinks(
  { firstBadRun, lastGoodRun }: Pick<SeriesChange, 'firstBadRun' | 'lastGoodRun'>,
  located: { owner: string; test: string } | undefined,
  { falloutUrl, commitRangeUrl }: LinkSettings
): Link[] {
  const links: Link[] = [];
  const add = (title: string, url: string | undefined) => url && links.push({ title, url });
  if (falloutUrl && located) {
    const { owner, test } = located;
    add('First run after', firstBadRun?.id && runLink(falloutUrl, owner, test, firstBadRun.id));
    add('Last run before', lastGoodRun?.id && runLink(falloutUrl, owner, test, lastGoodRun.id));
    add('Test in Fallout', testLink(falloutUrl, owner, test));
  }
  const [from, to] = [lastGoodRun?.commit, firstBadRun?.commit];
  const url = from && to && from !== to && commitRangeUrl ? commitRange(commitRangeUrl, from, to) : undefined;
  return url ? [{ title: `Commits ${shortCommit(from!)}…${shortCommit(to!)}`, url }, ...links] : links;
}

/** The address of a range of commits; undefined where the setting is none that a browser may open. */
function commitRange(template: string, from: string, to: string): string | undefined {
  return httpUrl(template)?.replaceAll('{from}', encodeURIComponent(from)).replaceAll('{to}', encodeURIComponent(to));
}
