import { LoadingState, type DataFrame, type DataQueryError, type DataQueryResponse } from '@grafana/data';
import { Observable } from 'rxjs';

import { messageOf } from '../core/errors';
import type { HunterQuery } from './types';

/**
 * Runs one query, and gives its frames; partial ones before, each time that more has come in.
 *
 * @param signal aborted when nobody waits for the answer any more
 */
export type RunOne = (
  query: HunterQuery,
  onFrames: (partial: DataFrame[]) => void,
  signal: AbortSignal
) => Promise<DataFrame[]>;

/**
 * The answer to all queries of a request as Grafana wants it: the frames of all of them, again each time that one has
 * more, and at the end an error for each that failed. Unsubscribing aborts the queries.
 */
export function streamAnswers(requestId: string, queries: HunterQuery[], run: RunOne): Observable<DataQueryResponse> {
  return new Observable((subscriber) => {
    const abort = new AbortController();
    const frames = new Map<string, DataFrame[]>();
    const errors: DataQueryError[] = [];
    const emit = (state: LoadingState) =>
      subscriber.next({
        key: requestId,
        state,
        data: queries.flatMap(({ refId }) => frames.get(refId) ?? []),
        ...(errors.length > 0 && { errors }),
      });
    const answer = async (query: HunterQuery) => {
      const { refId } = query;
      const onFrames = (partial: DataFrame[]) => {
        frames.set(refId, partial);
        emit(LoadingState.Streaming);
      };
      try {
        frames.set(refId, await run(query, onFrames, abort.signal));
      } catch (error) {
        if (!abort.signal.aborted) {
          errors.push({ refId, message: messageOf(error) });
        }
      }
    };
    Promise.all(queries.map(answer)).then(() => {
      emit(errors.length > 0 ? LoadingState.Error : LoadingState.Done);
      subscriber.complete();
    });
    return () => abort.abort();
  });
}
