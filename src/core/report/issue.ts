import { markdownCode, markdownText } from '../escape/markdown';
import { httpUrl } from '../escape/url';
import { english } from '../say';
import { changeMarkdown } from './change-markdown';
import { groupDirections, groupQuestion, groupTitle } from './describe-group';
import type { ChangeGroup, FoundChange } from './group-changes';

/** An issue that is still to be written: its fields as text, in Markdown. */
export interface IssueDraft {
  /** Begins with `hunter-`; in the text, so that a search finds the issue again. */
  id: string;
  title: string;
  body: string;
}

/** Longest address that browsers, proxies and the servers of issue trackers take, characters. */
const LONGEST_URL = 7500;
/** Most changes that a text describes one by one. */
const MOST_CHANGES = 5;

/** Describes a group of changes for an issue. @param id of the issue, see `IssueDraft` */
export function draftIssue(group: ChangeGroup<FoundChange & { metric: string }>, id: string): IssueDraft {
  const { changes } = group;
  const question = groupQuestion(group, english);
  const told = changes
    .slice(0, MOST_CHANGES)
    .map(({ test, metric, change }) => changeMarkdown(change, `${test} ${metric}`));
  const rest = changes
    .slice(MOST_CHANGES)
    .map(({ test, metric }) => markdownCode(`${test} ${metric}`))
    .join(', ');
  return {
    id,
    title: groupTitle(group),
    body: [
      markdownText(`${groupDirections(group)}.`),
      ...(question ? [markdownText(question)] : []),
      ...told,
      ...(rest ? [`And ${rest}.`] : []),
      `Found by Hunter: ${id}`,
    ].join('\n\n'),
  };
}

/**
 * Returns the address that opens a tracker's form with the issue filled in. `{title}`, `{body}` and `{id}` of the template
 * stand for its fields. A text that is too long for an address is cut, and keeps the id.
 *
 * @returns undefined if the template is not HTTP
 */
export function issueUrl(template: string, { id, title, body }: IssueDraft): string | undefined {
  const base = httpUrl(template);
  const fill = (text: string) =>
    base
      ?.replaceAll('{title}', encodeURIComponent(title))
      .replaceAll('{id}', encodeURIComponent(id))
      .replaceAll('{body}', encodeURIComponent(text));
  const whole = fill(body);
  if (!whole || whole.length <= LONGEST_URL) {
    return whole;
  }
  const end = `\n\n…\n\nFound by Hunter: ${id}`;
  let kept = body;
  while (kept && fill(kept + end)!.length > LONGEST_URL) {
    kept = kept.slice(0, Math.floor(kept.length * 0.9));
  }
  return fill(kept + end);
}

/** How known trackers are searched: what their forms' addresses have, and the address of a search beside it. */
const TRACKERS: Array<[form: RegExp, search: (base: string, id: string) => string]> = [
  [/^(.*\/-\/issues)\/new\b.*$/, (base, id) => `${base}?state=all&search=${id}`],
  [/^(.*\/issues)\/new\b.*$/, (base, id) => `${base}?q=${id}`],
  [
    /^(.*)\/secure\/CreateIssueDetails\b.*$/,
    (base, id) => `${base}/issues/?jql=${encodeURIComponent(`text ~ "${id}"`)}`,
  ],
];

/**
 * Returns the address where the issue of a change is found, if somebody has filed it: for GitHub, GitLab and Jira, whose
 * searches are known.
 */
export function issueSearchUrl(template: string, id: string): string | undefined {
  const base = httpUrl(template);
  for (const [form, search] of base ? TRACKERS : []) {
    const [, found] = form.exec(base!) ?? [];
    if (found !== undefined) {
      return search(found, encodeURIComponent(id));
    }
  }
  return undefined;
}
