import { type ChangeKind, isConfirmed } from '../changepoint/change-point';
import { type SeriesChange } from '../query/judge';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';

/** A change point as an annotation: a title, plain text that reads well without HTML, and tags to filter by. */
export interface ChangeAnnotation {
  id: string;
  time: number;
  /** Of a gradual change, the last run over which the level moves; else `time`. */
  timeEnd: number;
  title: string;
  text: string;
  tags: string[];
}

/** `label` is the series' name as the panel shows it. */
export function changeAnnotation(change: SeriesChange, label: string): ChangeAnnotation {
  return {
    id: change.id,
    time: change.time,
    timeEnd: change.spanTimes?.to ?? change.time,
    title: `${changeTitle(change)} · ${label}`,
    text: [changeSpan(change), ...changeFacts(change), changeCertainty(change)].join('. '),
    // who filters by the others must not meet what may be a spike
    tags: TAGS[change.kind].concat(isConfirmed(change) ? change.verdict : []),
  };
}

const TAGS: Record<ChangeKind, string[]> = {
  step: ['change point'],
  gradual: ['change point', 'gradual'],
  unconfirmed: ['unconfirmed'],
};
