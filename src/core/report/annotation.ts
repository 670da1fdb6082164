import type { SeriesChange } from '../changepoint/judge';
import { changeCertainty, changeSpan, changeTitle } from './describe';

/** A change point as an annotation: a title, plain text that reads well without HTML, and tags to filter by. */
export interface ChangeAnnotation {
  id: string;
  time: number;
  title: string;
  text: string;
  tags: string[];
}

/** `label` is the series' name as the panel shows it. */
export function changeAnnotation(change: SeriesChange, label: string): ChangeAnnotation {
  return {
    id: change.id,
    time: change.time,
    title: `${changeTitle(change)} · ${label}`,
    text: `${changeSpan(change)}. ${changeCertainty(change)}`,
    tags: ['change point', change.verdict],
  };
}
