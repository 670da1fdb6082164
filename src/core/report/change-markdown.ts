import { markdownCode, markdownLink, markdownText } from '../escape/markdown';
import { formatTime } from '../format';
import type { SeriesChange } from '../query/judge';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';

/** Describes one change in Markdown, for an issue or a chat: its size, runs, certainty and links. */
export function changeMarkdown(change: SeriesChange, label: string, note?: string): string {
  const { time, lastGoodTime, links = [] } = change;
  const facts = [
    `first run: ${formatTime(time)}, last run before: ${formatTime(lastGoodTime)}`,
    changeSpan(change),
    ...changeFacts(change).map(markdownText),
    changeCertainty(change),
    ...links.map(({ title, url }) => markdownLink(title, url)),
    ...(note ? [`note: ${markdownText(note)}`] : []),
  ];
  return [`**${changeTitle(change)}** of ${markdownCode(label)}`, '', ...facts.map((fact) => `- ${fact}`)].join('\n');
}
