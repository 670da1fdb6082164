import { HunterError } from '../../errors';

// Fallout's own patterns. It answers other names with a 404 without explanation.
const TEST_NAME = /^[0-9a-zA-Z.\-_]+$/;
const EMAIL = /^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$/;

/** True for a segment that would change the path: `/tests/a@b.cc/../api` means `/tests/api`. */
export const isPathStep = (segment: string): boolean => segment === '.' || segment === '..';

/** Checks a test's name for use as a path segment. @throws HunterError if Fallout allows no test of that name */
export function testSegment(name: string): string {
  if (!TEST_NAME.test(name) || isPathStep(name)) {
    throw new HunterError(
      'input',
      `"${name}" cannot be the name of a Fallout test: names consist of letters, digits, ".", "-" and "_", and are more than "." or "..".`
    );
  }
  return name;
}

/**
 * Encodes an owner's e-mail as a path segment. Fallout matches paths undecoded, so `@` must not be percent-encoded;
 * only a literal `%` is. @throws HunterError if it is not an e-mail address
 */
export function ownerSegment(email: string): string {
  if (!EMAIL.test(email)) {
    throw new HunterError(
      'input',
      `"${email}" cannot be a Fallout user: users are e-mail addresses such as jane@example.com.`
    );
  }
  return email.replace(/%/g, '%25');
}
