import { httpUrl } from '../escape/url';
import { runLink, testLink } from '../fallout/api/links';
import { shortCommit } from '../runs/run';
import type { SeriesChange } from './judge';

/** The addresses that links are made from. */
export interface LinkSettings {
  /** Base URL of Fallout. */
  falloutUrl?: string;
  /** URL of a commit range, with `{from}` and `{to}`: `https://github.com/org/repo/compare/{from}...{to}`. */
  commitRangeUrl?: string;
}

/** Texts of links to runs, in English: they are stored with series, for panels of Grafana's own, too. */
export const LINK_TITLES = { firstBad: 'First run after', lastGood: 'Last run before' } as const;

/** A link with its text. */
export interface Link {
  title: string;
  url: string;
}

/** Makes links to the commits between the last good and the first bad run, to both runs, and to the test, if known. */
export function changeLinks(
  { firstBadRun, lastGoodRun }: Pick<SeriesChange, 'firstBadRun' | 'lastGoodRun'>,
  located: { owner: string; test: string } | undefined,
  { falloutUrl, commitRangeUrl }: LinkSettings
): Link[] {
  const links: Link[] = [];
  const add = (title: string, url: string | undefined) => url && links.push({ title, url });
  if (falloutUrl && located) {
    const { owner, test } = located;
    add(LINK_TITLES.firstBad, firstBadRun?.id && runLink(falloutUrl, owner, test, firstBadRun.id));
    add(LINK_TITLES.lastGood, lastGoodRun?.id && runLink(falloutUrl, owner, test, lastGoodRun.id));
    add('Test in Fallout', testLink(falloutUrl, owner, test));
  }
  const [from, to] = [lastGoodRun?.commit, firstBadRun?.commit];
  const url = from && to && from !== to && commitRangeUrl ? commitRange(commitRangeUrl, from, to) : undefined;
  return url ? [{ title: `Commits ${shortCommit(from!)}…${shortCommit(to!)}`, url }, ...links] : links;
}

/** Returns the URL of a range of commits; undefined if the setting is not HTTP. */
function commitRange(template: string, from: string, to: string): string | undefined {
  return httpUrl(template)?.replaceAll('{from}', encodeURIComponent(from)).replaceAll('{to}', encodeURIComponent(to));
}
