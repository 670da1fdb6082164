import { HunterError } from '../../errors';

// Fallout's own patterns; anything else is a bare 404 there.
const TEST_NAME = /^[0-9a-zA-Z.\-_]+$/;
const EMAIL = /^[a-zA-Z0-9._%+-]+@[a-zA-Z0-9.-]+\.[a-zA-Z]{2,}$/;

/** What a path takes for itself or for the folder above, also from within: `/tests/a@b.cc/../api` is `/tests/api`. */
export const isPathStep = (segment: string): boolean => segment === '.' || segment === '..';

/** A test name as path segment. @throws HunterError when Fallout could not have a test of that name */
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
 * An owner's e-mail as path segment. Fallout matches paths undecoded, so `@` must not be percent-encoded; only a
 * literal `%` is. @throws HunterError when it is no e-mail address
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
