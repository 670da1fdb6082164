import type { DataFrame } from '@grafana/data';

/** Encodes frames as JSON. Typed arrays are replaced by their index in `columns`, so that Go can take them directly. */
export function encodeFrames(frames: DataFrame[]): { json: string; columns: Float64Array[] } {
  const columns: Float64Array[] = [];
  const json = JSON.stringify(
    frames.map(({ refId, name, meta, fields }) => ({
      refId,
      name,
      meta,
      fields: fields.map(({ name: fieldName, type, labels, config, values }) => ({
        name: fieldName,
        type,
        labels,
        config,
        ...((values as unknown) instanceof Float64Array
          ? { column: columns.push(values as unknown as Float64Array) - 1 }
          : { values }),
      })),
    }))
  );
  return { json, columns };
}
