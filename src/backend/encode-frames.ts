import type { DataFrame } from '@grafana/data';

/** Frames as JSON. Typed arrays are left out and numbered, to be handed over as they are. */
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
