import type { RenderedPoints } from '../core/transport/request';

/** The media type of points as the data source's backend packs them, which is faster to read than a text of points. */
export const POINTS_TYPE = 'application/vnd.hunter.points';

interface PackedSeries {
  target: string;
  tags?: Record<string, unknown>;
  points: number;
  /** The points have the times of the series before. */
  sameTimes?: boolean;
}

/**
 * Reads packed points. The columns are views of `packed`, not copies. pkg/core/pack.go writes them and describes the
 * format: the length of the header in bytes (uint32), the header in JSON, and per series times and values (float64).
 */
export function readPoints(packed: ArrayBuffer): RenderedPoints[] {
  const start = 4 + new DataView(packed).getUint32(0, true);
  const header: PackedSeries[] = JSON.parse(new TextDecoder().decode(new Uint8Array(packed, 4, start - 4)));
  let at = start;
  const column = (length: number) => {
    // browsers run on little-endian machines only, for which the numbers are written
    const numbers = new Float64Array(packed, at, length);
    at += numbers.byteLength;
    return numbers;
  };
  let times = new Float64Array(0);
  return header.map(({ target, tags, points, sameTimes }) => {
    times = sameTimes ? times : column(points);
    return { target, tags, times, values: column(points) };
  });
}
