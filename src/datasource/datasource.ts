import {
  LoadingState,
  type CoreApp,
  type DataFrame,
  type DataQueryError,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceInstanceSettings,
  type ScopedVars,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { Observable } from 'rxjs';

import { loadDetector } from '../core/changepoint/detector';
import { messageOf } from '../core/errors';
import { remember } from '../core/flow/remember';
import type { Send } from '../core/flow/run';
import { collect, type Progress } from '../core/query/collect';
import { DEFAULT_QUERY } from '../core/query/model';
import { completeQuery, isBlank } from '../core/query/parse';
import { analysisRange } from '../core/series/range';
import { answerFrames } from '../frames/answer';
import { backendTransport } from './transport';
import type { HunterOptions, HunterQuery } from './types';
import { withVariables } from './variables';

const MINUTE = 60_000;

/** Series of Graphite with their change points, found in the browser. */
export class HunterDataSource extends DataSourceWithBackend<HunterQuery, HunterOptions> {
  /** Fallout's URL for links; the requests themselves go through the backend. */
  readonly falloutUrl?: string;
  readonly falloutUser?: string;
  /** For the editor: definitions and metric trees, shared and kept for a minute. */
  readonly send: Send;
  private readonly transport: (signal?: AbortSignal) => Send;

  constructor(settings: DataSourceInstanceSettings<HunterOptions>) {
    super(settings);
    this.falloutUrl = settings.jsonData.falloutUrl;
    this.falloutUser = settings.jsonData.falloutUser;
    this.transport = backendTransport(settings.uid);
    this.send = remember(this.transport(), { ttl: MINUTE, size: 500 });
  }

  getDefaultQuery(_app: CoreApp): Partial<HunterQuery> {
    return DEFAULT_QUERY;
  }

  filterQuery(query: HunterQuery): boolean {
    return !query.hide && !isBlank(completeQuery(query));
  }

  getQueryDisplayText(query: HunterQuery): string {
    const { source } = completeQuery(query);
    return source.type === 'fallout' ? `Fallout test ${source.test}` : source.targets.join(', ');
  }

  /** Replaces template variables in one text, for the editor. */
  interpolate(text: string): string {
    return getTemplateSrv().replace(text);
  }

  /** The Fallout user that a query of this user means: the default one when it names none. */
  ownerOf(user = ''): string | undefined {
    return this.interpolate(user) || this.falloutUser;
  }

  applyTemplateVariables(query: HunterQuery, scopedVars: ScopedVars): HunterQuery {
    return withVariables(completeQuery(query), scopedVars);
  }

  interpolateVariablesInQueries(queries: HunterQuery[], scopedVars: ScopedVars): HunterQuery[] {
    return queries.map((query) => ({ ...this.applyTemplateVariables(query, scopedVars), datasource: this.getRef() }));
  }

  /** Answers all queries of a panel, again and again while points come in. Unsubscribing cancels the requests. */
  query(request: DataQueryRequest<HunterQuery>): Observable<DataQueryResponse> {
    const queries = request.targets
      .filter((query) => this.filterQuery(query))
      .map((query) => this.applyTemplateVariables(query, request.scopedVars));
    const view = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
    const range = analysisRange(view, Date.now());
    return new Observable((subscriber) => {
      const abort = new AbortController();
      const send = this.sendFor(abort.signal);
      const frames = new Map<string, DataFrame[]>();
      const errors: DataQueryError[] = [];
      const emit = (state: LoadingState) =>
        subscriber.next({
          key: request.requestId,
          state,
          data: queries.flatMap(({ refId }) => frames.get(refId) ?? []),
          ...(errors.length > 0 && { errors }),
        });
      const run = async (query: HunterQuery) => {
        const keep = (progress: Progress) => frames.set(query.refId, answerFrames(query.refId, query, progress, view));
        const onProgress = (progress: Progress) => {
          keep(progress);
          emit(LoadingState.Streaming);
        };
        try {
          const detector = await loadDetector();
          const defaults = { user: this.falloutUser };
          keep(await collect(query, { send, range, defaults, detector, signal: abort.signal, onProgress }));
        } catch (error) {
          if (!abort.signal.aborted) {
            errors.push({ refId: query.refId, message: messageOf(error) });
          }
        }
      };
      Promise.all(queries.map(run)).then(() => {
        emit(errors.length > 0 ? LoadingState.Error : LoadingState.Done);
        subscriber.complete();
      });
      return () => abort.abort();
    });
  }

  /**
   * Definitions and metric trees are shared between panels and with the editor; points belong to one request, and are
   * cancelled with it.
   */
  private sendFor(signal: AbortSignal): Send {
    const own = this.transport(signal);
    return (request) => (request.method === 'GET' ? this.send(request) : own(request));
  }
}
