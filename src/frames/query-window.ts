import type { DataFrame, Field } from '@grafana/data';

/** Labels in which Flux writes the time range of the query to each series. */
const WINDOW = ['_start', '_stop'];

/**
 * A frame without the time range of its query in its labels: it moves with the clock, so that with it no series would be
 * the same from one answer to the next, and no alert on it.
 */
export function withoutWindow(frame: DataFrame): DataFrame {
  return frame.fields.some(hasWindow) ? { ...frame, fields: frame.fields.map(bare) } : frame;
}

const hasWindow = ({ labels = {} }: Field) => WINDOW.some((name) => name in labels);

function bare(field: Field): Field {
  if (!hasWindow(field)) {
    return field;
  }
  const { _start, _stop, ...labels } = field.labels!;
  // the state has the name that was made of all labels
  return { ...field, labels, state: undefined };
}
