// The formats that carbon reads: https://graphite.readthedocs.io/en/latest/feeding-carbon.html

/** A point to store in carbon. */
export interface CarbonPoint {
  /** Path, perhaps with tags: `a.b;host=x`. */
  path: string;
  value: number;
  /** Time, seconds since 1970. */
  seconds: number;
}

/** Writes points in the plaintext protocol: a line `path value seconds` for each. */
export const carbonLines = (points: CarbonPoint[]): string =>
  points.map(({ path, value, seconds }) => `${path} ${value} ${seconds}\n`).join('');

/** Points in one message of the pickle protocol. Carbon refuses messages larger than a megabyte. */
const MESSAGE = 500;

/** Writes points in the pickle protocol: messages of `[(path, (seconds, value)), …]`, each preceded by its length. */
export function carbonPickles(points: CarbonPoint[]): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (let start = 0; start < points.length; start += MESSAGE) {
    const pickled = pickle(points.slice(start, start + MESSAGE));
    messages.push(Uint8Array.from([...bigEndian(pickled.length), ...pickled]));
  }
  return messages;
}

// Opcodes of Python's pickle, protocol 2.
const PROTO = [0x80, 2];
const [EMPTY_LIST, MARK, APPENDS, STOP] = [0x5d, 0x28, 0x65, 0x2e];
const [BINUNICODE, BINFLOAT, TUPLE2] = [0x58, 0x47, 0x86];

/** Pickles points. Times are floats like values: carbon converts both to floats, and 32-bit integers end in 2038. */
function pickle(points: CarbonPoint[]): number[] {
  const items = points.flatMap(({ path, value, seconds }) => [
    ...unicode(path),
    ...float(seconds),
    ...float(value),
    TUPLE2,
    TUPLE2,
  ]);
  return [...PROTO, EMPTY_LIST, MARK, ...items, APPENDS, STOP];
}

function unicode(text: string): number[] {
  const bytes = new TextEncoder().encode(text);
  return [BINUNICODE, ...bigEndian(bytes.length).reverse(), ...bytes];
}

function float(value: number): number[] {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  return [BINFLOAT, ...new Uint8Array(view.buffer)];
}

const bigEndian = (length: number): number[] => [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff);
