import {
  CoreApp,
  type AdHocVariableFilter,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagKeysOptions,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
} from '@grafana/data';
import { config, DataSourceWithBackend, getTemplateSrv } from '@grafana/runtime';
import { map, of, type Observable } from 'rxjs';

import { completeDetection } from '../core/changepoint/options';
import type { LinkSettings } from '../core/query/change-links';
import type { CollectOptions } from '../core/query/collect';
import { completeLimits, type Limits } from '../core/query/limits';
import { DEFAULT_QUERY, DEFAULT_RULE, type OtherSource } from '../core/query/model';
import { fillIn, prepareQuery, type QuerySettings } from '../core/query/prepare';
import type { TargetsByRef } from '../core/query/references';
import { completeQuery, isBlank, shapeProblem } from '../core/query/stored-query';
import { analysisRange } from '../core/series/range';
import type { Send } from '../core/transport/send';
import { PANEL_ID } from '../shared/plugin-ids';
import { annotationSupport } from './annotations/annotation-support';
import { withVariables } from './interpolation';
import { otherSeries } from './other-source';
import { makeRequests, type Requests } from './requests';
import { runQuery } from './run-query';
import { streamAnswers } from './stream-answers';
import type { HunterOptions, HunterQuery } from './types';
import { readVariableQuery } from './variables/variable-query';
import { HunterVariableSupport } from './variables/variable-support';
import { findTagKeys, findTagValues, listVariableValues } from './variables/variable-values';

const MINUTE = 60_000;

/** A query, and what running it takes beside a detector and a time range. */
export interface PageQuery {
  query: HunterQuery;
  options: Omit<CollectOptions, 'detector' | 'range'>;
}

/** Series of Graphite with their change points, found in the browser. */
export class HunterDataSource extends DataSourceWithBackend<HunterQuery, HunterOptions> {
  /** Fallout's URL for links; the requests themselves go through the backend. */
  readonly falloutUrl?: string;
  readonly falloutUser?: string;
  /** For editors and variables: definitions, metric trees and tags, shared and kept for a minute. */
  readonly send: Send;
  private readonly options: HunterOptions;
  private readonly requests: Requests;

  constructor(settings: DataSourceInstanceSettings<HunterOptions>) {
    super(settings);
    this.options = settings.jsonData;
    this.falloutUrl = settings.jsonData.falloutUrl;
    this.falloutUser = settings.jsonData.falloutUser;
    this.requests = makeRequests(settings.uid, () => this.limits.megabytes);
    this.send = this.requests.shared;
    this.annotations = annotationSupport(() => this.getDefaultQuery(CoreApp.Dashboard));
    this.variables = new HunterVariableSupport(this);
  }

  /** Where a change's runs and commits can be looked at. */
  get links(): LinkSettings {
    return { falloutUrl: this.options.falloutUrl, commitRangeUrl: this.options.commitRangeUrl };
  }

  /** The settings that affect queries, for pages that prepare them elsewhere. */
  get querySettings(): QuerySettings {
    return this.options;
  }

  /** @throws HunterError where the settings hold no limits that can be used */
  private get limits(): Limits {
    return completeLimits(this.options.limits);
  }

  getDefaultQuery(app: CoreApp): Partial<HunterQuery> {
    const query = {
      ...DEFAULT_QUERY,
      source: firstSource(this.falloutUrl),
      detection: completeDetection(this.options.detection),
    };
    return app === CoreApp.UnifiedAlerting ? { ...query, ...DEFAULT_RULE } : query;
  }

  /**
   * Blank queries are not run. Hidden ones stay, because others may refer to them; so do all of a public dashboard, whose
   * fields Grafana may keep back, so that they only look blank.
   */
  filterQuery(query: HunterQuery): boolean {
    return isPublic() || query.annotation?.show === 'events' || !isBlank(completeQuery(query));
  }

  getQueryDisplayText(query: HunterQuery): string {
    const complete = completeQuery(query);
    const { source } = complete;
    const problem = shapeProblem(complete);
    if (problem) {
      return problem.message;
    }
    switch (source.type) {
      case 'fallout':
        return `Fallout test ${source.test}`;
      case 'datasource':
        return `Change points of ${source.ref?.uid ?? 'another data source'}`;
      default:
        return source.targets.join(', ');
    }
  }

  /** Replaces template variables in one text, for the editor. */
  interpolate(text: string): string {
    return getTemplateSrv().replace(text);
  }

  /** The Fallout user that a query of this user means: the default one when it names none. */
  ownerOf(user = ''): string | undefined {
    return this.interpolate(user) || this.falloutUser;
  }

  /**
   * Variables replaced, and what the query is silent about filled in from the data source's settings. A query in which
   * fields have no form that can be used stays as it is: running it says which.
   */
  applyTemplateVariables(query: HunterQuery, scopedVars: ScopedVars, filters?: AdHocVariableFilter[]): HunterQuery {
    const whole = fillIn(query, this.options);
    return shapeProblem(whole) ? whole : withVariables(whole, scopedVars, filters);
  }

  interpolateVariablesInQueries(
    queries: HunterQuery[],
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[]
  ): HunterQuery[] {
    return queries.map((query) => ({
      ...this.applyTemplateVariables(query, scopedVars, filters),
      datasource: this.getRef(),
    }));
  }

  /**
   * Prepares a query for the app's pages. They call `collect` themselves instead of asking `query` for frames, because
   * they keep points and analyses between visits, of which frames hold too little.
   *
   * @throws HunterError naming what cannot be used
   */
  prepare(source: HunterQuery['source'], signal: AbortSignal): PageQuery {
    const stored = { ...DEFAULT_QUERY, ...this.getDefaultQuery(CoreApp.Unknown), refId: 'A', source };
    const { query, ...settings } = prepareQuery(this.applyTemplateVariables(stored, {}), this.options);
    return { query, options: { ...settings, send: this.sendUntil(signal), signal } };
  }

  /** Sends requests for the app's pages, which the signal cancels. */
  sendUntil(signal: AbortSignal): Send {
    return this.requests.cancellable(signal);
  }

  /** Lists for variables that code asks for by itself; the variable editor has `variables`. */
  async metricFindQuery(query: unknown): Promise<MetricFindValue[]> {
    return listVariableValues(readVariableQuery(query), this);
  }

  getTagKeys(options?: DataSourceGetTagKeysOptions<HunterQuery>): Promise<MetricFindValue[]> {
    return findTagKeys(this.send, options?.filters);
  }

  getTagValues({ key, filters }: DataSourceGetTagValuesOptions<HunterQuery>): Promise<MetricFindValue[]> {
    return findTagValues(this.send, key, filters);
  }

  /** Answers all queries of a panel, again and again while points come in. Unsubscribing cancels the requests. */
  query(request: DataQueryRequest<HunterQuery>): Observable<DataQueryResponse> {
    return isPublic() ? this.queryPublicly(request) : this.queryHere(request);
  }

  /**
   * Who looks at a public dashboard may ask Grafana for its panels only, whose queries the backend answers, and not for
   * annotations of data sources.
   */
  private queryPublicly(request: DataQueryRequest<HunterQuery>): Observable<DataQueryResponse> {
    return request.targets.some(({ annotation }) => annotation)
      ? of({ data: [] })
      : super.query(request).pipe(map(withErrors));
  }

  private queryHere(request: DataQueryRequest<HunterQuery>): Observable<DataQueryResponse> {
    const all = request.targets.map((query) => this.applyTemplateVariables(query, request.scopedVars, request.filters));
    const queries = all.filter((query) => !query.hide && this.filterQuery(query));
    const view = { from: request.range.from.valueOf(), to: request.range.to.valueOf() };
    const range = sharedRange(analysisRange(view, Date.now()));
    const references = targetsOf(all);
    const { cancellable, refreshing } = this.requests;
    // who works on a query asks for all there is
    const sendUntil = request.app === CoreApp.Dashboard ? refreshing : cancellable;
    return streamAnswers(request.requestId, queries, (query, onFrames, signal) =>
      runQuery(
        query,
        {
          settings: this.options,
          send: sendUntil(signal),
          signal,
          range,
          view,
          references,
          drawing: { room: roomOf(request), explore: request.app === CoreApp.Explore },
          other: ({ source }) => otherSeries(source as OtherSource, request, range, signal),
        },
        onFrames
      )
    );
  }
}

/** The source that a new query begins with: nobody without Fallout has a test to choose. */
const firstSource = (falloutUrl?: string): HunterQuery['source'] =>
  falloutUrl ? DEFAULT_QUERY.source : { type: 'graphite', targets: [''] };

/** Points to give for drawing. Our own panel, which Explore draws with as well, gets all of them and thins as it draws. */
const roomOf = ({ app, panelPluginId, maxDataPoints }: DataQueryRequest<HunterQuery>) =>
  app === CoreApp.Explore || panelPluginId === PANEL_ID ? Number.MAX_SAFE_INTEGER : maxDataPoints;

/** `DataSourceWithBackend` tells of a refused request by the old field only. */
function withErrors(response: DataQueryResponse): DataQueryResponse {
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const { error, errors } = response;
  return error && !errors ? { ...response, errors: [error] } : response;
}

const isPublic = () => Boolean(config.publicDashboardAccessToken);

/** The same for panels that ask within a minute, so that they can share answers. */
const sharedRange = ({ from, to }: { from: number; to: number }) => ({
  from: Math.floor(from / MINUTE) * MINUTE,
  to: Math.ceil(to / MINUTE) * MINUTE,
});

function targetsOf(queries: HunterQuery[]): TargetsByRef {
  return Object.fromEntries(
    queries.flatMap((query) => {
      const { refId, source } = query;
      return source.type === 'graphite' && !shapeProblem(query) ? [[refId, source.targets]] : [];
    })
  );
}
