import type { ApiRequest } from '../../transport/request';
import { ownerSegment, testSegment } from './path-segments';

/** Requests a test by owner and name. Needs no token. */
export const testRequest = (owner: string, name: string): ApiRequest =>
  get(`/tests/${ownerSegment(owner)}/${testSegment(name)}/api`);

/** Requests the run that was created last, whatever its state. Needs no token. */
export const newestRunRequest = (owner: string, name: string): ApiRequest =>
  get(`/tests/${ownerSegment(owner)}/${testSegment(name)}/runs/newest/api`);

/** Requests all tests of an owner. Needs no token. The answer for an unknown owner is an empty list. */
export const testsRequest = (owner: string): ApiRequest => get(`/tests/${ownerSegment(owner)}/api`);

/** Requests all users. Needs a token. Fallout answers with status 202. */
export const usersRequest = (): ApiRequest => get('/account/users/api');

const get = (path: string): ApiRequest => ({ service: 'fallout', method: 'GET', path });
