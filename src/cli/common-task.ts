import { loadDetector } from '../core/changepoint/detector';
import type { Send } from '../core/transport/send';
import { cachedDetector } from './cache/cached-detector';
import { openEntries } from './cache/entries';
import { reusePoints } from './cache/reuse-points';
import type { Config } from './config/config';
import { connect } from './connect';
import type { Resources } from './resources';
import type { Task } from './sources/source';

/** Digest of the detector's sources. */
declare const DETECTOR_VERSION: string;

/** The parts of a task that all tests of a call share. */
export interface Common extends Pick<Task, 'config' | 'detector' | 'connect'> {
  /** Deletes what is too much in the cache. */
  trim: (isWrittenElsewhere?: boolean) => void;
}

export async function openCommon(config: Config, { cache = true, reuse }: Resources): Promise<Common> {
  const detector = await loadDetector();
  const entries = openEntries();
  let connection: Promise<Send> | undefined;
  const { url, user } = config.graphite;
  const open = async () => {
    const send = await connect(config);
    return reuse === undefined ? send : reusePoints(send, entries, reuse, JSON.stringify([url, user]));
  };
  return {
    config,
    // what is stored are objects of V8
    detector: cache ? cachedDetector(detector, entries, `${DETECTOR_VERSION} ${process.versions.v8}`) : detector,
    connect: () => (connection ??= open()),
    trim: entries.trim,
  };
}
