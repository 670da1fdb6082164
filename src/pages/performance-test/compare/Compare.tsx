import { Alert, LoadingBar } from '@grafana/ui';
import React, { useMemo } from 'react';

import { compareRuns, type MetricComparison } from '../../../core/compare/compare';
import { comparedRange } from '../../../core/compare/run-set';
import { messageOf } from '../../../core/errors';
import type { HunterQueryModel } from '../../../core/query/model';
import { analysedSince } from '../../../core/series/range';
import { t } from '../../../shared/translate';
import { updateUrl } from '../../update-url';
import { readComparisonUrl, comparisonUrlChange, type ComparisonView } from './comparison-url';
import { ComparisonSettings } from './ComparisonSettings';
import { ComparisonTable } from './ComparisonTable';
import { distinctRuns } from './distinct-runs';
import { Summary } from './Summary';
import { useTestAnalyses, type TestAnalyses } from './useTestAnalyses';

interface Props {
  /** The data source's uid. */
  source: string;
  /** Of the test. */
  name: string;
  series: HunterQueryModel['source'];
  address: URLSearchParams;
}

/** Two sets of a test's runs beside each other: what Hunter's command `regressions` did. */
export function Compare({ source, name, series, address }: Props) {
  const compared = useMemo(() => readComparisonUrl(address), [address]);
  const range = comparedRange(usualRange(), compared.baseline, compared.tail);
  const found = useTestAnalyses(source, series, range);
  const { metrics, problem } = useMemo(() => compare(found, compared), [found, compared]);
  const runs = useMemo(() => distinctRuns(found.analyses), [found.analyses]);
  const change = (next: Partial<ComparisonView>) => updateUrl(comparisonUrlChange(next));
  const wrong = [...compared.problems, ...(problem ? [problem] : []), ...(found.problem ? [found.problem] : [])];
  return (
    <div data-testid="hunter-compare">
      <ComparisonSettings compared={compared} runs={runs} onChange={change} />
      {found.busy && <LoadingBar width={400} ariaLabel={t('pages.compare.busy', 'Looking at the runs')} />}
      {wrong.map((message) => (
        <Alert key={message} severity="warning" title={message} />
      ))}
      {found.notices.length > 0 && (
        <Alert severity="info" title={t('pages.compare.notices', 'What could not be had')}>
          {found.notices.slice(0, 5).map((notice) => (
            <div key={notice}>{notice}</div>
          ))}
        </Alert>
      )}
      {metrics.length > 0 && (
        <>
          <Summary name={name} metrics={metrics} />
          <ComparisonTable metrics={metrics} />
        </>
      )}
    </div>
  );
}

function compare(
  { analyses, rules }: TestAnalyses,
  { baseline, tail, maxPValue, minChange }: ComparisonView
): { metrics: MetricComparison[]; problem?: string } {
  try {
    return analyses.length === 0
      ? { metrics: [] }
      : { metrics: compareRuns(analyses, { baseline, tail, maxPValue, minChange, metrics: rules }) };
  } catch (error) {
    return { metrics: [], problem: messageOf(error) };
  }
}

/** The same for an hour, so that nothing is asked for again when a setting is changed. */
function usualRange() {
  const to = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
  return { from: analysedSince(to), to };
}
