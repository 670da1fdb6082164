import fc from 'fast-check';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ManyOptions, OneOfMany } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { completeDetection } from '../../core/changepoint/options';
import { cacheFolder } from './cache-folder';
import { cachedDetector } from './cached-detector';
import { openEntries } from './entries';

const newFolder = () => mkdtempSync(join(tmpdir(), 'hunter-cache-'));
const filesIn = (folder: string) => readdirSync(folder).map((name) => join(folder, name));

async function all(slices: AsyncIterable<OneOfMany[]>): Promise<OneOfMany[]> {
  const found: OneOfMany[] = [];
  for await (const slice of slices) {
    found.push(...slice);
  }
  return found;
}

describe('the folder of the cache', () => {
  it('is that of the XDG specification', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me/hunter');
    expect(cacheFolder({ XDG_CACHE_HOME: 'relative' })).toMatch(/\/\.cache\/hunter$/);
    expect(cacheFolder({})).toMatch(/\/\.cache\/hunter$/);
  });

  it('is private, and so are its files', () => {
    const folder = join(newFolder(), 'hunter');
    openEntries(folder).write('a', 1);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(filesIn(folder).map((file) => statSync(file).mode & 0o777)).toEqual([0o600]);
  });

  it('is not used if others can write to it, nor where there can be none', () => {
    const folder = newFolder();
    openEntries(folder).write('a', 1);
    chmodSync(folder, 0o777);
    expect(openEntries(folder).read('a')).toBeUndefined();
    const file = join(newFolder(), 'file');
    writeFileSync(file, '');
    const entries = openEntries(join(file, 'below'));
    entries.write('a', 1);
    entries.trim();
    expect(entries.read('a')).toBeUndefined();
  });
});

describe('entries', () => {
  it('are read as they were written, by any process', () => {
    const folder = newFolder();
    const value = { numbers: Float64Array.of(1, NaN, -0, Infinity), missing: undefined, at: [NaN, -0] };
    openEntries(folder).write('a', value);
    const read = openEntries(folder).read('a') as typeof value;
    // jsdom has typed arrays of its own
    expect({ ...read, numbers: [...read.numbers] }).toEqual({ ...value, numbers: [...value.numbers] });
    expect(openEntries(folder).read('b')).toBeUndefined();
  });

  it('that are damaged are as if they were not there', () => {
    const folder = newFolder();
    const entries = openEntries(folder);
    entries.write('a', { some: 'value' });
    const [file] = filesIn(folder);
    const bytes = readFileSync(file);
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, bits, isCut) => {
        const damaged = Buffer.from(bytes);
        damaged[at] ^= bits;
        writeFileSync(file, isCut ? bytes.subarray(0, at) : damaged);
        expect(entries.read('a')).toBeUndefined();
      })
    );
    writeFileSync(file, bytes);
    expect(entries.read('a')).toEqual({ some: 'value' });
  });

  it('that were not used for the longest time are deleted when there are too many', () => {
    const folder = newFolder();
    const entries = openEntries(folder, 10_000);
    for (let i = 0; i < 20; i++) {
      entries.write(`${i}`, 'x'.repeat(1000));
      filesIn(folder).forEach((file) => {
        const { mtimeMs } = statSync(file);
        utimesSync(file, new Date(mtimeMs - 1000), new Date(mtimeMs - 1000));
      });
    }
    expect(entries.read('0')).toBeDefined();
    entries.trim();
    const kept = Array.from({ length: 20 }, (_, i) => i).filter((i) => entries.read(`${i}`) !== undefined);
    expect(kept).toEqual([0, 14, 15, 16, 17, 18, 19]);
  });
});

describe('a detector with a cache', () => {
  const series = fc.array(
    fc.array(fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constantFrom(NaN, -0, 1, 2)), {
      minLength: 1,
      maxLength: 60,
    }),
    { minLength: 1, maxLength: 4 }
  );
  const options = fc.record({
    method: fc.constantFrom('robust' as const, 'otava' as const, 'off' as const),
    maxPValue: fc.constantFrom(0.01, 0.5),
  });

  /** Long enough to be worth a file. */
  const toValues = (lists: number[][]) =>
    lists.map((list) => Float64Array.from({ length: 1000 }, (_, i) => list[i % list.length] + (i < 500 ? 0 : 100)));

  it('finds the same as one without, the first and every other time', async () => {
    const detector = await loadDetector();
    const cached = cachedDetector(detector, openEntries(newFolder()), 'v');
    const timesOf = (values: Float64Array[], start: number) =>
      values.map((one) => one.map((_, i) => (start + i) * 86_400_000));
    await fc.assert(
      fc.asyncProperty(series, options, fc.nat(7), async (lists, given, start) => {
        const values = toValues(lists);
        const own: ManyOptions = { ...completeDetection(given), timesOfEach: timesOf(values, start) };
        const expected = await all(detector.detectMany(values, own));
        expect(await all(cached.detectMany(values, own))).toEqual(expected);
        expect(await all(cached.detectMany(values, own))).toEqual(expected);
      }),
      { numRuns: 30 }
    );
  });

  it('analyses anew what differs in a value, a time, an option or the version, and nothing else', async () => {
    let calls = 0;
    const counted = {
      async *detectMany(values: Float64Array[]) {
        calls++;
        yield values.map((_, index) => ({ index, detection: { points: [], segments: [] } }));
      },
    };
    const entries = openEntries(newFolder());
    const values = Float64Array.from({ length: 1000 }, (_, i) => i);
    const timesOfEach = [values.map((i) => i * 1000)];
    const base = completeDetection({ method: 'robust' });
    const changed = (numbers: Float64Array, at: number) => numbers.map((one, i) => (i === at ? -5 : one));
    const call = async (one: Float64Array, own: ManyOptions, version = '1') => {
      const before = calls;
      await all(cachedDetector(counted, entries, version).detectMany([one], own));
      return calls > before;
    };
    expect(await call(values, { ...base, timesOfEach })).toBe(true);
    expect(await call(values.slice(), { ...base, timesOfEach })).toBe(false);
    expect(await call(changed(values, 999), { ...base, timesOfEach })).toBe(true);
    expect(await call(values, { ...base, timesOfEach: [changed(timesOfEach[0], 0)] })).toBe(true);
    expect(await call(values, { ...base, timesOfEach, minMagnitude: 0.1 })).toBe(true);
    expect(await call(values, { ...base, timesOfEach }, '2')).toBe(true);
    expect(await call(values, { ...base, timesOfEach })).toBe(false);
  });

  it('does not keep what was cancelled', async () => {
    const folder = newFolder();
    const detector = await loadDetector();
    const cached = cachedDetector(detector, openEntries(folder), 'v');
    const stop = new AbortController();
    stop.abort();
    const values = toValues([[1, 2, 3]]);
    await all(cached.detectMany(values, completeDetection({}), { signal: stop.signal }));
    expect(filesIn(folder)).toEqual([]);
  });
});
