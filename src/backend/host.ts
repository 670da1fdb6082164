import type { DataFrame } from '@grafana/data';

import type { HunterErrorKind } from '../core/errors';
import type { Limits } from '../core/query/limits';
import type { QuerySettings } from '../core/query/prepare';
import type { TargetsByRef } from '../core/query/references';
import type { ApiAnswer } from '../core/transport/request';

/** The functions that Go provides for one query: see `pkg/core`. */
export interface Host {
  /**
   * Runs the method `robust` on several series in parallel, without blocking other queries. Resolves with one array per
   * series, for `unpackRobust`, or rejects with a reason. `times` has one entry per series, ms since 1970.
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
  /**
   * Runs the method `otava` on several series. Resolves with one array per series, for `unpackOtava`. If `detect` is
   * false, it only describes each series as one segment.
   */
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
   * Sends a request, and calls `answer` later. `query` is the URL's query string, `form` the body of a POST. An answer
   * with points is cut after one series and one point more than `limits`, so that the core notices that there are more.
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
   * @param query the other data source's query, as JSON
   * @param interval between two points, ms, for data sources that make values of many
   */
  other(
    uid: string,
    query: string,
    from: number,
    to: number,
    interval: number,
    resolve: (frames: DataFrame[]) => void,
    reject: (kind: HunterErrorKind, message: string) => void
  ): void;
  /**
   * Stores a text under a key, unless there is one already.
   *
   * @param scope namespace of the key within the data source, such as a query
   * @returns the text that was stored first
   */
  pin(scope: string, key: string, text: string): string;
  /**
   * Stores the series that a rule has seen, with the time of their newest run, ms since 1970.
   *
   * @param from start of the range, ms since 1970: a series that ended before is not missing
   * @returns names of earlier series that are missing now or end earlier. Nothing is stored then, but after an hour
   *   they count as deleted.
   */
  missing(scope: string, names: string[], newest: Float64Array, from: number): string[];
  /** True if the query was cancelled. */
  cancelled(): boolean;
  /** Ends the query with frames as JSON. Columns that are typed arrays are passed separately: see `encodeFrames`. */
  done(frames: string, columns: Float64Array[]): void;
  /** Ends the query with an error. */
  fail(kind: HunterErrorKind | 'internal', message: string): void;
}

/** The limits of an answer with points. */
type RenderLimits = Pick<Limits, 'series' | 'points'>;

/** A query, as Go passes it in JSON. */
export interface Request {
  refId: string;
  /** The query as stored. */
  query: object;
  /** Graphite targets of the request's queries, for references such as `#A`. */
  references: TargetsByRef;
  /** The data source's own settings. */
  settings: QuerySettings;
  /** The visible range, ms since 1970. */
  view: { from: number; to: number };
  /** The current time, ms since 1970. */
  now: number;
  /** True for the query of an alert rule or a recording rule. */
  alerting: boolean;
}
