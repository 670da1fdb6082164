import { bundleRequests, type BundleOptions } from '../transport/bundle';
import type { Send } from '../transport/send';
import { eventsBundler } from './bundle-events';
import { FINDS } from './bundle-finds';
import { RENDERS } from './bundle-renders';

/** Most requests that one stands for: their points are a few megabytes, which a busy Graphite reads within seconds. */
const MOST = 20;

/** Sends what is asked of Graphite at the same time in few requests: metric trees, points and events of many tests. */
export const bundleGraphite = (send: Send, options: Omit<BundleOptions, 'most'>): Send =>
  bundleRequests(send, [FINDS, eventsBundler(), RENDERS], { ...options, most: MOST });
