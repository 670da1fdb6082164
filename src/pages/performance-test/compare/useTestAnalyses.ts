import { useEffect, useState } from 'react';

import { loadDetector } from '../../../core/changepoint/detector';
import { completeDetection } from '../../../core/changepoint/options';
import { messageOf } from '../../../core/errors';
import type { Analysis } from '../../../core/query/analyse';
import { collect } from '../../../core/query/collect';
import type { HunterQueryModel, MetricRule } from '../../../core/query/model';
import type { TimeRange } from '../../../core/series/series';
import { getHunterDataSource } from '../../hunter-data-source';

export interface TestAnalyses {
  busy: boolean;
  /** All series with all of their points, as the comparison needs them: an answer in frames may be thinned. */
  analyses: Analysis[];
  /** Which way is better, by the data source's settings. */
  rules?: MetricRule[];
  problem?: string;
  /** Targets without data, and what else one should know. */
  notices: string[];
}

const BUSY: TestAnalyses = { busy: true, analyses: [], notices: [] };

/** Fetches and analyses the series of a test. `from` and `to` in ms. */
export function useTestAnalyses(
  uid: string,
  series: HunterQueryModel['source'],
  { from, to }: TimeRange
): TestAnalyses {
  const [found, setFound] = useState<{ key: string; analyses: TestAnalyses }>();
  const key = JSON.stringify([uid, series, from, to]);
  useEffect(() => {
    const abort = new AbortController();
    const tell = (analyses: TestAnalyses) => !abort.signal.aborted && setFound({ key, analyses });
    ask(uid, series, { from, to }, abort.signal).then(tell, (error: unknown) =>
      tell({ busy: false, analyses: [], notices: [], problem: messageOf(error) })
    );
    return () => abort.abort();
  }, [key, uid, series, from, to]);
  return found?.key === key ? found.analyses : BUSY;
}

async function ask(
  uid: string,
  series: HunterQueryModel['source'],
  range: TimeRange,
  signal: AbortSignal
): Promise<TestAnalyses> {
  const source = await getHunterDataSource(uid);
  const { query, options } = source.prepare(series, signal);
  // what the noise is like, and whether a side changed within itself, is for the detector to say
  const asked = { ...query, detection: completeDetection({ method: 'robust' }) };
  const { analyses, plan, problems } = await collect(asked, { ...options, detector: await loadDetector(), range });
  return {
    busy: false,
    analyses,
    rules: query.metrics,
    notices: [...plan.notices, ...problems.map(({ message }) => message)],
  };
}
