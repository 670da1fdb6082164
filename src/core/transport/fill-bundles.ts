/** How much goes into a bundle. */
export interface Room<T> {
  /** Most members of a bundle. */
  most: number;
  /** How much a member takes of the room of a bundle: characters, targets. */
  sizeOf: (member: T) => number;
  /** The room of a bundle that begins with this member. The first one is taken in any case. */
  roomOf: (first: T) => number;
  /** Whether a member can be in the bundle that begins with the other one. True when left out. */
  fits?: (first: T, member: T) => boolean;
}

/** Puts members into bundles in their order: each into the last bundle, or into a new one where that has no room for it. */
export function fillBundles<T>(members: T[], { most, sizeOf, roomOf, fits = () => true }: Room<T>): T[][] {
  const bundles: T[][] = [];
  let room = 0;
  for (const member of members) {
    const size = sizeOf(member);
    const last = bundles.at(-1);
    if (last && last.length < most && size <= room && fits(last[0], member)) {
      last.push(member);
    } else {
      bundles.push([member]);
      room = roomOf(member);
    }
    room -= size;
  }
  return bundles;
}
