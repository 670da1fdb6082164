import { HunterError } from '../../errors';
import type { ApiAnswer } from '../../flow/flow';
import type { FalloutTest, FalloutTestRun, FalloutUser } from './types';

/** @throws HunterError when there is no such test, or for any other refusal */
export function decodeTest(answer: ApiAnswer, owner: string, name: string): FalloutTest {
  if (answer.status === 404) {
    throw new HunterError(
      'not-found',
      `Fallout has no test "${name}" of ${owner}: names are case-sensitive; check the name and the user.`
    );
  }
  return decode<FalloutTest>(answer, `the test "${name}" of ${owner}`, isObject);
}

/** The newest run, or undefined when the test has never run. @throws HunterError */
export function decodeNewestRun(answer: ApiAnswer, owner: string, name: string): FalloutTestRun | undefined {
  return answer.status === 404
    ? undefined
    : decode<FalloutTestRun>(answer, `the newest run of "${name}" of ${owner}`, isObject);
}

/** @throws HunterError */
export function decodeTests(answer: ApiAnswer, owner: string): FalloutTest[] {
  return answer.status === 404 ? [] : decode<FalloutTest[]>(answer, `the tests of ${owner}`, Array.isArray);
}

/** @throws HunterError */
export function decodeUsers(answer: ApiAnswer): FalloutUser[] {
  return decode<FalloutUser[]>(answer, 'the list of users', Array.isArray);
}

function decode<T>(answer: ApiAnswer, asked: string, fits: (value: unknown) => boolean): T {
  if (answer.status < 200 || answer.status > 299) {
    throw falloutError(answer, asked);
  }
  try {
    const value: unknown = JSON.parse(answer.body);
    if (fits(value)) {
      return value as T;
    }
  } catch {
    // not JSON: said below
  }
  throw new HunterError(
    'server',
    `The answer for ${asked} is not Fallout's (${answer.contentType || 'no content type'}): check the Fallout URL in the settings.`
  );
}

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** An error that names what was asked for and says what Fallout answered. */
export function falloutError(answer: ApiAnswer, asked: string): HunterError {
  const { status, body, problem } = answer;
  if (problem) {
    return new HunterError('server', `Fallout’s answer for ${asked} cannot be used: ${problem}`);
  }
  if (status === 0) {
    return new HunterError(
      'unreachable',
      `Fallout cannot be reached: ${body} Check its URL in the settings and that it runs.`
    );
  }
  // A token that is not a UUID makes Fallout answer 500 with no more than this.
  const malformedToken = status === 500 && /"HTTP 500 Internal Server Error"/.test(body);
  if (status === 401 || malformedToken) {
    return new HunterError(
      'auth',
      `Fallout refused the token${malformedToken ? ' (it is not a UUID)' : ''}: enter the OAuth ID shown on your Fallout account page in the settings.`
    );
  }
  if (status === 403) {
    return new HunterError('auth', `Fallout does not allow you to see ${asked}.`);
  }
  if (status === 404) {
    return new HunterError('not-found', `Fallout has no address for ${asked}: check the Fallout URL in the settings.`);
  }
  return new HunterError('server', `Fallout refused ${asked} (${status}): ${complaint(body)}`);
}

function complaint(body: string): string {
  try {
    return String(JSON.parse(body).message);
  } catch {
    return (
      body
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
        .slice(0, 200) || 'no reason given'
    );
  }
}
