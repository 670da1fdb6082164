import { ANSWER_BOUNDS } from '../../bounds';
import { isObject } from '../../decode/check';
import { textOfPage } from '../../decode/html';
import { parseJson } from '../../decode/json';
import { HunterError } from '../../errors';
import { isTime } from '../../series/series';
import type { ApiAnswer } from '../../transport/request';
import { unreachable } from '../../transport/unreachable';
import type { FalloutTest, FalloutTestRun, FalloutUser } from './types';

/** Decodes a test. @throws HunterError if there is no such test, or for any other refusal */
export function decodeTest(answer: ApiAnswer, owner: string, name: string): FalloutTest {
  if (answer.status === 404) {
    throw new HunterError(
      'not-found',
      `Fallout has no test "${name}" of ${owner}: names are case-sensitive; check the name and the user.`
    );
  }
  return decode(answer, `the test "${name}" of ${owner}`, (value) =>
    isObject(value) && typeof value.definition === 'string' ? toTest({ owner, name, ...value }) : undefined
  );
}

/** Decodes the newest run; undefined if the test has never run. @throws HunterError */
export function decodeNewestRun(answer: ApiAnswer, owner: string, name: string): FalloutTestRun | undefined {
  return answer.status === 404 ? undefined : decode(answer, `the newest run of "${name}" of ${owner}`, toRun);
}

/** Decodes a list of tests. Entries without a name are dropped. @throws HunterError */
export function decodeTests(answer: ApiAnswer, owner: string): FalloutTest[] {
  if (answer.status === 404) {
    return [];
  }
  return decode(answer, `the tests of ${owner}`, (list) => toList(list)?.filter(hasText('name')).map(toTest));
}

/** Decodes a list of users. Entries without an e-mail are dropped. @throws HunterError */
export function decodeUsers(answer: ApiAnswer): FalloutUser[] {
  return decode(answer, 'the list of users', (list) =>
    toList(list)
      ?.filter(hasText('email'))
      .map(({ name, email }) => ({ name: textOf(name), email: textOf(email) }))
  );
}

/**
 * Decodes an answer.
 *
 * @param read converts its JSON; returns undefined if that has the wrong form.
 * @throws HunterError
 */
function decode<T>(answer: ApiAnswer, asked: string, read: (value: unknown) => T | undefined): T {
  if (answer.status < 200 || answer.status > 299) {
    throw falloutError(answer, asked);
  }
  try {
    const value = read(parseJson(answer.body));
    if (value !== undefined) {
      return value;
    }
  } catch (error) {
    if (error instanceof HunterError) {
      throw error;
    }
    // not JSON: said below
  }
  throw new HunterError(
    'server',
    `The answer for ${asked} is not Fallout's (${answer.contentType || 'no content type'}): check the Fallout URL in the settings.`
  );
}

type Fields = Record<string, unknown>;

function toList(value: unknown): Fields[] | undefined {
  if (!Array.isArray(value)) {
    return undefined;
  }
  if (value.length > ANSWER_BOUNDS.tests) {
    throw new HunterError(
      'server',
      `Fallout answered a list of ${value.length} entries: at most ${ANSWER_BOUNDS.tests} are read.`
    );
  }
  return value.filter(isObject);
}

const hasText = (field: string) => (value: Fields) => typeof value[field] === 'string' && value[field] !== '';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const timeOf = (value: unknown): number | null => (isTime(value) ? value : null);

const toTest = ({ owner, name, createdAt, lastRunAt, definition, tags }: Fields): FalloutTest => ({
  owner: textOf(owner),
  name: textOf(name),
  createdAt: timeOf(createdAt),
  lastRunAt: timeOf(lastRunAt),
  definition: textOf(definition),
  tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [],
});

const toRun = (value: unknown): FalloutTestRun | undefined =>
  isObject(value) && typeof value.definition === 'string' && typeof value.testRunId === 'string'
    ? {
        owner: textOf(value.owner),
        testName: textOf(value.testName),
        testRunId: value.testRunId,
        createdAt: timeOf(value.createdAt),
        startedAt: timeOf(value.startedAt),
        finishedAt: timeOf(value.finishedAt),
        state: textOf(value.state),
        definition: value.definition,
        templateParams: typeof value.templateParams === 'string' ? value.templateParams : '{}',
      }
    : undefined;

/** Makes the error for a refused request. @param asked names the requested data: `the tests of a@b.com` */
export function falloutError(answer: ApiAnswer, asked: string): HunterError {
  const { status, body, problem } = answer;
  if (problem) {
    return new HunterError('server', `Fallout’s answer for ${asked} cannot be used: ${problem}`);
  }
  if (status === 0) {
    return unreachable('Fallout', body);
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
  return new HunterError('server', `Fallout refused ${asked} (${status}): ${complaint(body)}`, status);
}

function complaint(body: string): string {
  return (jsonMessage(body) || textOfPage(body)).slice(0, 200) || 'no reason given';
}

function jsonMessage(body: string): string | undefined {
  try {
    const { message } = parseJson(body, { maxLength: ANSWER_BOUNDS.complaint }) as { message?: unknown };
    return typeof message === 'string' ? message : undefined;
  } catch {
    return undefined;
  }
}
