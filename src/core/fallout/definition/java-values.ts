/*
 * Values that Java tells apart and JavaScript does not. Everything else is itself: null, booleans, strings, `Date`s,
 * lists as arrays, sets as `Set`s, mappings as `Map`s (keys need not be strings, and no key can reach a prototype).
 */

/** A Java Integer, Long or BigInteger, as its decimal digits: BigInt is younger than the interpreters we run in. */
export class JavaInteger {
  /** @param digits with a minus where negative, without leading zeros */
  constructor(readonly digits: string) {}
}

/** A Java Double. */
export class JavaDouble {
  constructor(readonly value: number) {}
}
