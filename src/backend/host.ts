import type { DataFrame } from '@grafana/data';

import type { HunterErrorKind } from '../core/errors';
import type { Limits } from '../core/query/limits';
import type { QuerySettings } from '../core/query/prepare';
import type { TargetsByRef } from '../core/query/references';
import type { ApiAnswer } from '../core/transport/request';

/** What Go gives for one query, and is given: see `pkg/core`. */
export interface Host {
  /**
   * Whole runs of `robust` over several series, side by side and without keeping others from their turn. Gives of each
   * series what `unpackRobust` reads, or says why there is no result. `times` are as many as `series`.
   */
  robust(
    series: Float64Array[],
    times: Array<Float64Array | undefined>,
    maxPValue: number,
    minMagnitude: number,
    minProminence: number,
    resolve: (found: Float64Array[]) => void,
    reject: (reason: string) => void
  ): void;
  /** Whole runs of `otava`, for `unpackOtava`. Where `detect` is false, segments are described and no change points looked for. */
  otava(
    series: Float64Array[],
    detect: boolean,
    windowLength: number,
    maxPValue: number,
    minMagnitude: number,
    resolve: (found: Float64Array[]) => void,
    reject: (reason: string) => void
  ): void;
  /**
   * Sends a request, and answers later. `query` is that of the address, `form` the body of a POST. Of an answer with
   * points, one series and one point more than the limits are kept.
   */
  send(
    service: string,
    method: string,
    path: string,
    query: string,
    form: string,
    limits: RenderLimits,
    answer: (got: ApiAnswer) => void
  ): void;
  /**
   * Asks Grafana for the frames of another data source over a time range, ms since 1970.
   *
   * @param query that source's own, as JSON
   */
  other(
    uid: string,
    query: string,
    from: number,
    to: number,
    resolve: (frames: DataFrame[]) => void,
    reject: (kind: HunterErrorKind, message: string) => void
  ): void;
  /**
   * Remembers a text under a key of this data source, and gives the one that was remembered first.
   *
   * @param scope what the key belongs to, such as a query
   */
  pin(scope: string, key: string, text: string): string;
  /**
   * Remembers which series a rule has seen, and up to which time, ms since 1970. Gives those that it saw before and that
   * are now missing, or end earlier; nothing is remembered then. After an hour, they count as gone.
   *
   * @param from what ended before is not missed any more
   */
  missing(scope: string, names: string[], newest: Float64Array, from: number): string[];
  /** True when nobody waits for the answer any more. */
  cancelled(): boolean;
  /** The frames: all of them as JSON, except for columns that are typed arrays, which go beside it. */
  done(frames: string, columns: Float64Array[]): void;
  fail(kind: HunterErrorKind | 'internal', message: string): void;
}

/** How much of an answer with points is wanted. */
type RenderLimits = Pick<Limits, 'series' | 'points'>;

/** What Go knows of a query, as JSON. */
export interface Request {
  refId: string;
  /** As stored. */
  query: object;
  /** Graphite targets of the request's queries, for references such as `#A`. */
  references: TargetsByRef;
  /** The data source's own settings. */
  settings: QuerySettings;
  /** ms since 1970. */
  view: { from: number; to: number };
  now: number;
  /** True when an alert rule or a recording rule asks. */
  alerting: boolean;
}
