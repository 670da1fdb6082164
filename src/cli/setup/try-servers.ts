import { HunterError, messageOf } from '../../core/errors';
import { decodeTest } from '../../core/fallout/api/answers';
import { testRequest } from '../../core/fallout/api/requests';
import { checkToken } from '../../core/fallout/api/token';
import { decodeFind, findRequest } from '../../core/graphite/find-nodes';
import type { Config } from '../config/config';
import { httpTransport } from '../http-transport';

/** Tests a server. Returns a sentence with the problem, or undefined if it works. */
export type Try = (config: Config) => Promise<string | undefined>;

/** Tests Fallout: requests a test, which need not exist, and checks the token if there is one. */
export const tryFallout: Try = (config) =>
  sentence(async () => {
    const send = httpTransport(config);
    const owner = config.fallout.user ?? 'nobody@example.com';
    const [answer] = [await send(testRequest(owner, 'hunter-setup'))];
    try {
      decodeTest(answer, owner, 'hunter-setup');
    } catch (error) {
      const isThere = error instanceof HunterError && error.kind === 'not-found' && isFallouts(answer.body);
      if (!isThere) {
        throw error instanceof HunterError && error.kind === 'not-found'
          ? new HunterError('server', 'What answers there is not Fallout: check the URL.')
          : error;
      }
    }
    if (config.fallout.token) {
      await checkToken(send);
    }
  });

/** True for Fallout's answer that a test does not exist, which is JSON; other servers send pages. */
function isFallouts(body: string): boolean {
  try {
    return typeof JSON.parse(body) === 'object';
  } catch {
    return false;
  }
}

export const tryGraphite: Try = (config) =>
  sentence(async () => {
    if (decodeFind(await httpTransport(config)(findRequest('*')), '*').length === 0) {
      throw new HunterError('empty', 'Graphite has no metrics at all: check that its URL is the right one.');
    }
  });

async function sentence(work: () => Promise<void>): Promise<string | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
