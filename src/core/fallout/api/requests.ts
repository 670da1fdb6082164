import type { ApiRequest } from '../../transport/request';
import { ownerSegment, testSegment } from './path-segments';

/** A test by owner and name; needs no token. */
export const testRequest = (owner: string, name: string): ApiRequest =>
  get(`/tests/${ownerSegment(owner)}/${testSegment(name)}/api`);

/** The run created last, of any state; needs no token. */
export const newestRunRequest = (owner: string, name: string): ApiRequest =>
  get(`/tests/${ownerSegment(owner)}/${testSegment(name)}/runs/newest/api`);

/** All tests of an owner, by name; needs no token. An unknown owner has none. */
export const testsRequest = (owner: string): ApiRequest => get(`/tests/${ownerSegment(owner)}/api`);

/** All users; needs a token. Answers 202. */
export const usersRequest = (): ApiRequest => get('/account/users/api');

const get = (path: string): ApiRequest => ({ service: 'fallout', method: 'GET', path });
