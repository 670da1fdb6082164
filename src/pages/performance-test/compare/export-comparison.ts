import { createDataFrame, FieldType, toCSV } from '@grafana/data';

import type { MetricComparison } from '../../../core/compare/compare';
import { csvText } from '../../../core/escape/csv';

/** All numbers of a comparison, a line for each metric. */
export function comparisonCsv(metrics: MetricComparison[]): string {
  const text = (name: string, of: (one: MetricComparison) => string) => ({
    name,
    type: FieldType.string,
    values: metrics.map((one) => csvText(of(one))),
  });
  const number = (name: string, of: (one: MetricComparison) => number | undefined) => ({
    name,
    type: FieldType.number,
    values: metrics.map((one) => of(one) ?? null),
  });
  const side = (name: 'baseline' | 'tail') => [
    number(`${name}_mean`, (one) => one[name]?.mean),
    number(`${name}_std`, (one) => one[name]?.std),
    number(`${name}_runs`, (one) => one[name]?.n ?? 0),
  ];
  return toCSV(
    [
      createDataFrame({
        fields: [
          text('series', ({ series }) => series),
          text('verdict', ({ verdict }) => verdict),
          ...side('baseline'),
          ...side('tail'),
          number('relative_difference', ({ difference }) => difference?.relative),
          number('relative_low', ({ difference }) => difference?.relativeInterval?.low),
          number('relative_high', ({ difference }) => difference?.relativeInterval?.high),
          number('p_value', ({ difference }) => difference?.pValue),
          number('adjusted_p_value', ({ difference }) => difference?.adjustedPValue),
          number('autocorrelation', ({ autocorrelation }) => autocorrelation),
          text('changed_within', ({ changedWithin }) => changedWithin.join(' ')),
        ],
      }),
    ],
    { useExcelHeader: false }
  );
}
