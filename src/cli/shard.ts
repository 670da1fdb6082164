import { InvalidArgumentError, Option } from 'commander';

/** A part of all tests, for one of several machines. */
export interface Shard {
  /** Number of the part, from 1. */
  index: number;
  of: number;
}

export const shardOption = (): Option =>
  new Option(
    '--shard <i/n>',
    'only the i-th of n parts of the tests, so that n machines share them; i is 1 to n'
  ).argParser(parseShard);

export function parseShard(text: string): Shard {
  const [, index, of] = /^(\d{1,6})\/(\d{1,6})$/.exec(text.trim()) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (!(shard.index >= 1 && shard.index <= shard.of)) {
    throw new InvalidArgumentError('Write i/n, such as 1/4 to 4/4.');
  }
  return shard;
}

/** Takes every n-th item, so that neighbours, which often take equally long, are on different machines. */
export const partOf = <T>(items: T[], shard: Shard | undefined): T[] =>
  shard ? items.filter((_, i) => i % shard.of === shard.index - 1) : items;
