import type { DataFrame } from '@grafana/data';

import type { ManyDetector } from '../core/changepoint/detection';
import type { HunterError } from '../core/errors';
import { collect, collectOtherSource, type CollectOptions, type Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import { prepareQuery } from '../core/query/prepare';
import { analysisRange } from '../core/series/range';
import type { Send } from '../core/transport/send';
import { answerFrames } from '../frames/query-frames';
import { changeNumbersFrame } from '../frames/rule-frame';
import type { Request } from './host';
import { otherSeries, type AskOther } from './other-source';
import { forRules, insistOnAll, insistOnKnown, pinLabels, type RuleMemory } from './rule-checks';

interface Services {
  send: Send;
  detector: ManyDetector;
  signal?: AbortSignal;
  memory: RuleMemory;
  other: AskOther;
}

/** Answers a query of the backend with the frames that a panel or a rule needs. @throws HunterError */
export async function answer(request: Request, services: Services): Promise<DataFrame[]> {
  const { refId, view, now, alerting } = request;
  const { query, ...settings } = prepareQuery(request.query as Partial<HunterQueryModel>, request.settings, {
    refId,
    targets: request.references,
  });
  const options = { ...services, ...settings, range: analysisRange(view, now) };
  if (alerting) {
    return answerRule(request, query, options);
  }
  // SQL expressions accept only one table, and no panel draws annotations over it
  return answerFrames(refId, query, await collectAny(query, options), view, {
    now,
    annotate: query.show !== 'changePoints',
  });
}

type AnswerOptions = CollectOptions & Pick<Services, 'memory' | 'other'>;

/** Collects the series of a query wherever they come from. @throws HunterError */
async function collectAny(query: HunterQueryModel, options: AnswerOptions): Promise<Progress> {
  const { source } = query;
  return source.type === 'datasource'
    ? collectOtherSource(await otherSeries(source, options.range, options.other), query, options)
    : collect(query, options);
}

async function answerRule(
  { refId, view, now }: Request,
  query: HunterQueryModel,
  options: AnswerOptions
): Promise<DataFrame[]> {
  const { memory, range } = options;
  const progress = await collectAny(query, options).catch((error: HunterError) => {
    if (error.kind === 'empty') {
      // a rule must not take an empty answer as "no change" if it had series before
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
