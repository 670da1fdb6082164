import { type ChangeKind, isConfirmed } from '../changepoint/change-point';
import { type SeriesChange } from '../query/judge';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';

/** A change point as an annotation, with tags to filter by. The text is plain, without HTML. */
export interface ChangeAnnotation {
  id: string;
  /** Start, ms since 1970. */
  time: number;
  /** End, ms since 1970: the last run over which the level moves if the change is gradual, else `time`. */
  timeEnd: number;
  title: string;
  text: string;
  tags: string[];
}

/** Describes a change as an annotation. @param label name of the series in the panel */
export function changeAnnotation(change: SeriesChange, label: string): ChangeAnnotation {
  return {
    id: change.id,
    time: change.time,
    timeEnd: change.spanTimes?.to ?? change.time,
    title: `${changeTitle(change)} · ${label}`,
    text: [changeSpan(change), ...changeFacts(change), changeCertainty(change)].join('. '),
    // a possible spike gets no verdict tag, so that it does not show up in filters by regression or improvement
    tags: TAGS[change.kind].concat(isConfirmed(change) ? change.verdict : []),
  };
}

const TAGS: Record<ChangeKind, string[]> = {
  step: ['change point'],
  gradual: ['change point', 'gradual'],
  unconfirmed: ['unconfirmed'],
};
