import type { DataFrame } from '@grafana/data';

import type { ManyDetector } from '../core/changepoint/detection';
import type { HunterError } from '../core/errors';
import { collect, type CollectOptions } from '../core/query/collect';
import { completeLimits, type Limits } from '../core/query/limits';
import type { HunterQueryModel, MetricRule } from '../core/query/model';
import { completeQuery, validateQuery } from '../core/query/parse';
import { resolveReferences } from '../core/query/references';
import { analysisRange } from '../core/series/range';
import type { Send } from '../core/transport/send';
import { answerFrames } from '../frames/query-frames';
import { changeNumbersFrame } from '../frames/rule-frame';
import { forRules, insistOnAll, insistOnKnown, pinLabels, type RuleMemory } from './alerting';
import type { Request } from './host';

/** Of the data source's settings, what a query depends on. */
export interface Settings {
  falloutUrl?: string;
  falloutUser?: string;
  commitRangeUrl?: string;
  metrics?: MetricRule[];
  limits?: Partial<Limits>;
}

interface Means {
  send: Send;
  detector: ManyDetector;
  signal?: AbortSignal;
  memory: RuleMemory;
}

/** The frames that answer a query of the backend: those that the browser shows, or what a rule asks for. @throws HunterError */
export async function answer(request: Request, means: Means): Promise<DataFrame[]> {
  const { refId, view, now, alerting } = request;
  const settings = request.settings as Settings;
  const query = resolved(request, settings);
  const options = {
    ...means,
    range: analysisRange(view, now),
    defaults: { user: settings.falloutUser },
    links: settings,
    limits: limitsOf(settings),
  };
  if (alerting) {
    return answerRule(request, query, options);
  }
  // SQL expressions take one table, and nothing draws annotations over it
  return answerFrames(refId, query, await collect(query, options), view, {
    now,
    annotate: query.show !== 'changePoints',
  });
}

async function answerRule(
  { refId, view, now }: Request,
  query: HunterQueryModel,
  options: CollectOptions & Pick<Means, 'memory'>
): Promise<DataFrame[]> {
  const { memory, range } = options;
  const progress = await collect(query, options).catch((error: HunterError) => {
    if (error.kind === 'empty') {
      // that nothing is left is no answer either where there was something before
      insistOnKnown([], query, range.from, memory);
    }
    throw error;
  });
  insistOnAll(progress, query);
  insistOnKnown(progress.analyses, query, range.from, memory);
  return forRules(
    query.show === 'changePoints'
      ? [changeNumbersFrame(refId, query, progress, view, now, pinLabels(query, memory))]
      : answerFrames(refId, query, progress, view, { now, annotate: false })
  );
}

/** How much a query may bring. @throws HunterError where the settings hold no limits that can be used */
export const limitsOf = ({ limits }: Settings): Limits => completeLimits(limits);

/** The query with what it is silent about, and with the targets that it refers to. @throws HunterError */
function resolved({ refId, query: stored, references }: Request, settings: Settings): HunterQueryModel {
  const { metrics = settings.metrics, ...complete } = completeQuery(stored as Partial<HunterQueryModel>);
  const query: HunterQueryModel = { ...complete, ...(metrics && { metrics }) };
  validateQuery(query);
  const { source } = query;
  if (source.type !== 'graphite') {
    return query;
  }
  const { [refId]: _, ...others } = references;
  return {
    ...query,
    source: { ...source, targets: source.targets.map((one) => resolveReferences(one, others, [refId])) },
  };
}
