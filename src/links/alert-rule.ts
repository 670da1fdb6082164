import type { DataQuery } from '@grafana/schema';

import type { HunterQueryModel } from '../core/query/model';

/** Of the expressions below. */
const EXPRESSIONS = '__expr__';

const DAY_IN_SECONDS = 86_400;

export interface RuleWish {
  name: string;
  /** Of the Hunter data source. */
  uid: string;
  /** Its query as a panel has it, without variables: alerting interpolates nothing. */
  query: DataQuery & Partial<HunterQueryModel>;
  /** Regressions above it alert, %. */
  threshold?: number;
  /** Where the alert's state shows, and where its message leads. */
  panel?: { dashboardUid: string; panelId: number };
}

/**
 * The address of Grafana's editor for a new rule, filled in: the change series of the query, its largest value, and a
 * threshold. Such as the example in provisioning/alerting.
 */
export function newRuleUrl({ name, uid, query, threshold = 5, panel }: RuleWish): string {
  const { refId: _, hide: __, datasource: ___, ...model } = query;
  const relativeTimeRange = { from: 30 * DAY_IN_SECONDS, to: 0 };
  const ours = {
    ...model,
    refId: 'A',
    datasource: { type: 'hunter-changepoints-datasource', uid },
    show: 'changeSeries',
    reportWithin: query.reportWithin ?? { days: 7 },
  };
  const expression = (refId: string, more: object) => ({
    refId,
    datasourceUid: EXPRESSIONS,
    queryType: '',
    model: { refId, datasource: { type: EXPRESSIONS, uid: EXPRESSIONS }, ...more },
  });
  const rule = {
    type: 'grafana-alerting',
    name,
    condition: 'C',
    queries: [
      { refId: 'A', datasourceUid: uid, queryType: '', relativeTimeRange, model: ours },
      expression('B', { type: 'reduce', expression: 'A', reducer: 'max' }),
      expression('C', {
        type: 'threshold',
        expression: 'B',
        conditions: [{ type: 'query', evaluator: { type: 'gt', params: [threshold] } }],
      }),
    ],
    annotations: [
      {
        key: 'summary',
        value: '{{ $labels.test }} {{ $labels.metric }} regressed by {{ printf "%.1f" $values.B.Value }} %',
      },
      ...(panel
        ? [
            { key: '__dashboardUid__', value: panel.dashboardUid },
            { key: '__panelId__', value: String(panel.panelId) },
          ]
        : []),
    ],
  };
  return `/alerting/new/alerting?defaults=${encodeURIComponent(JSON.stringify(rule))}`;
}
