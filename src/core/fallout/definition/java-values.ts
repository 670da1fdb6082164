/*
 * Types for values of Java that JavaScript does not distinguish. Other values have the usual types: null, booleans,
 * strings, `Date`s, arrays for lists, `Set`s for sets, and `Map`s for mappings (their keys need not be strings, and a
 * `Map` has no prototype that a key could reach).
 */

/** A Java Integer, Long or BigInteger, as decimal digits: not all interpreters that we run in have BigInt. */
export class JavaInteger {
  /** @param digits decimal digits without leading zeros, with a minus if negative */
  constructor(readonly digits: string) {}
}

/** A Java Double. */
export class JavaDouble {
  constructor(readonly value: number) {}
}
