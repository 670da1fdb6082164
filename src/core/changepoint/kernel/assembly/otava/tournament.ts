import { allocate } from '../memory';

/**
 * The first greatest (or smallest) of many keys that change one at a time, as Python's scan with `>` finds it: of equal
 * keys the first wins, and NaN never beats anything. (That NaN wins in first place is for the caller to see.)
 *
 * A binary tree over the places: each inner node holds the winner below it, so that a change costs log k comparisons.
 */
@unmanaged
export class Tournament {
  /** Inner nodes 1 … size-1: the winner's place, -1 where nobody is left. */
  nodes: usize;
  size: i32;
  count: i32;
  /** Address of the keys, doubles. */
  keys: usize;
  /** 1 for the greatest, -1 for the smallest. */
  sign: f64;
  /** Address of a byte by place: 0 where it has been dropped. */
  alive: usize;
}

/** A tree over `count` keys, all alive. */
export function beginTournament(tree: Tournament, keys: usize, alive: usize, count: i32, sign: f64): void {
  let size = 2;
  while (size < count) {
    size <<= 1;
  }
  tree.nodes = allocate((<usize>size) << 2);
  tree.size = size;
  tree.count = count;
  tree.keys = keys;
  tree.sign = sign;
  tree.alive = alive;
  for (let node = size - 1; node > 0; node--) {
    decide(tree, node);
  }
}

/** Plays again what `place` takes part in: its key has changed, or it has been dropped. */
export function replay(tree: Tournament, place: i32): void {
  for (let node = (place + tree.size) >> 1; node > 0; node >>= 1) {
    decide(tree, node);
  }
}

/** Place of the winner, -1 when nobody is left. */
export function winner(tree: Tournament): i32 {
  return load<i32>(tree.nodes, 4);
}

function decide(tree: Tournament, node: i32): void {
  const left = below(tree, 2 * node);
  const right = below(tree, 2 * node + 1);
  const rightWins = right >= 0 && (left < 0 || beats(tree, right, left));
  store<i32>(tree.nodes + ((<usize>node) << 2), rightWins ? right : left);
}

function below(tree: Tournament, node: i32): i32 {
  if (node < tree.size) {
    return load<i32>(tree.nodes + ((<usize>node) << 2));
  }
  const place = node - tree.size;
  return place < tree.count && load<u8>(tree.alive + <usize>place) !== 0 ? place : -1;
}

function beats(tree: Tournament, right: i32, left: i32): bool {
  const a = load<f64>(tree.keys + ((<usize>left) << 3)) * tree.sign;
  const b = load<f64>(tree.keys + ((<usize>right) << 3)) * tree.sign;
  return b > a || (a !== a && b === b);
}
