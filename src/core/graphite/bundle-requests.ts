import { bundleRequests } from '../transport/bundle';
import type { Send } from '../transport/send';
import { EVENTS } from './bundle-events';
import { FINDS } from './bundle-finds';
import { RENDERS } from './bundle-renders';

/** Most requests that one stands for: their points are a few megabytes, which a busy Graphite reads within seconds. */
const MOST = 25;

/**
 * Sends what is asked of Graphite at the same time in few requests: metric trees, points and events of many tests.
 *
 * @param wait resolves when no more requests are waited for
 */
export const bundleGraphite = (send: Send, wait: () => Promise<void>): Send =>
  bundleRequests(send, [FINDS, EVENTS, RENDERS], { most: MOST, wait });
