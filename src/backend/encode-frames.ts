import type { DataFrame } from '@grafana/data';

/** Encodes frames as JSON. Typed arrays are replaced by their index in `columns`, so that Go can take them directly. */
export function encodeFrames(frames: DataFrame[]): { json: string; columns: Float64Array[] } {
  const columns: Float64Array[] = [];
  const json = JSON.stringify(frames.map((frame) => wireFrame(frame, (values) => encodeValues(values, columns))));
  return { json, columns };
}

/** The parts of a frame that Grafana is sent. `encode` gives those that stand for a field's values. */
export const wireFrame = <T extends object>(
  { refId, name, meta, fields }: DataFrame,
  encode: (values: unknown) => T
) => ({
  refId,
  name,
  meta,
  fields: fields.map(({ name: fieldName, type, labels, config, values }) => ({
    name: fieldName,
    type,
    labels,
    config,
    ...encode(values),
  })),
});

/** Moves a typed array to `columns`, and returns its index. Other values are returned unchanged. */
function encodeValues(values: unknown, columns: Float64Array[]): { column: number } | { values: unknown } {
  return values instanceof Float64Array ? { column: columns.push(values) - 1 } : { values };
}
