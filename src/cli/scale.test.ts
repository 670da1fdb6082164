import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { inOrder } from './in-order';
import { openResumeFile } from './resume-file';
import { parseShard, partOf } from './shard';

describe('shards', () => {
  it('share all items, each once', () => {
    const items = Array.from({ length: 23 }, (_, i) => i);
    const parts = [1, 2, 3, 4].map((index) => partOf(items, { index, of: 4 }));
    expect(parts.flat().sort((a, b) => a - b)).toEqual(items);
    expect(Math.max(...parts.map((part) => part.length))).toBe(6);
  });

  it.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/2'])('%s is refused', (text) =>
    expect(() => parseShard(text)).toThrow('Write i/n')
  );
});

it('results are taken in order, one after the other, as soon as they can be', async () => {
  const taken: string[] = [];
  const take = inOrder(async (one: string) => {
    taken.push(`<${one}`);
    await Promise.resolve();
    taken.push(`${one}>`);
  });
  await take(2, 'c');
  expect(taken).toEqual([]);
  await Promise.all([take(0, 'a'), take(1, 'b')]);
  expect(taken).toEqual(['<a', 'a>', '<b', 'b>', '<c', 'c>']);
});

describe('a file to go on with', () => {
  const line = (test: string, series: string) => JSON.stringify({ test, series, changePoints: [] });
  const fileOf = (...lines: string[]) => {
    const path = join(mkdtempSync(join(tmpdir(), 'hunter-resume-')), 'out.ndjson');
    writeFileSync(path, lines.join('\n'));
    return path;
  };
  const testsOf = (path: string) => {
    const file = openResumeFile(path);
    file.append(`${line('new', 'x')}\n`);
    file.close();
    return file.lines.map(({ test }) => test);
  };

  it.each<[string, string[], string[]]>([
    ['was cut off in a line', [line('a', 'x'), line('a', 'y'), line('b', 'x'), '{"test":"b'], ['a', 'a']],
    ['may lack series of the last test', [line('a', 'x'), line('b', 'x'), ''], ['a']],
    ['has one test', [line('a', 'x'), ''], []],
    ['is empty', [''], []],
  ])('that %s keeps the tests before', (_, lines, kept) => {
    const path = fileOf(...lines);
    expect(testsOf(path)).toEqual(kept);
    const written = readFileSync(path, 'utf8').trim().split('\n');
    expect(written.map((text) => (JSON.parse(text) as { test: string }).test)).toEqual([...kept, 'new']);
  });

  it('of something else is left alone', () => {
    const path = fileOf('important', 'notes', '');
    expect(() => openResumeFile(path)).toThrow('line 1 is no result of');
    expect(readFileSync(path, 'utf8')).toBe('important\nnotes\n');
  });
});
