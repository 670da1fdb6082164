import type { DataQuery } from '@grafana/schema';

import { completeDetection } from '../../core/changepoint/options';
import { DEFAULT_RULE, type ChangeValue, type HunterQueryModel } from '../../core/query/model';

/** The panel that shows the rule's state, and to which its message links. */
interface RulePanel {
  dashboardUid: string;
  panelId: number;
}

export interface RuleDraft {
  title: string;
  /** A query of the Hunter data source with its variables filled in: alerting interpolates none. */
  query: DataQuery & Partial<HunterQueryModel>;
  panel?: RulePanel;
}

/** Uid of Grafana's expressions. */
const EXPRESSIONS = '__expr__';
const DAY_IN_SECONDS = 86_400;

/** Values of a change that condition and message use, by the refId of their query. */
const NUMBERS: Record<string, ChangeValue> = { change: 'change', before: 'before', after: 'after', p: 'pValue' };

/**
 * A rule as Grafana's ruler API takes it, like the example in provisioning/alerting: an instance for each fresh change,
 * whose message says what changed, by how much, how sure, and since which commit. The condition takes all its queries: of
 * one that it does not need, Grafana would take a failure for no data.
 *
 * @param percent regressions above it alert
 * @param maxPValue what detection finds with a larger p-value does not; its default is a promise for one look
 */
export function buildRule({ title, query, panel }: RuleDraft, percent: number, maxPValue: number) {
  const { refId: _, hide: __, changeValue: ___, ...model } = query;
  const detection = { ...completeDetection(query.detection), maxPValue };
  const data = Object.entries(NUMBERS).map(([refId, changeValue]) => ({
    refId,
    datasourceUid: query.datasource?.uid ?? '',
    queryType: '',
    relativeTimeRange: { from: 30 * DAY_IN_SECONDS, to: 0 },
    model: {
      ...model,
      detection,
      refId,
      show: 'changePoints',
      reportWithin: query.reportWithin ?? DEFAULT_RULE.reportWithin,
      ...(changeValue !== 'change' && { changeValue }),
    },
  }));
  const condition = {
    refId: 'regressed',
    datasourceUid: EXPRESSIONS,
    queryType: '',
    model: {
      refId: 'regressed',
      datasource: { type: EXPRESSIONS, uid: EXPRESSIONS },
      type: 'math',
      expression: `$change > ${percent} && $p <= ${maxPValue} && $after != $before`,
    },
  };
  return {
    for: '0s',
    annotations: {
      summary: `${NAME} regressed by {{ printf "%.1f" $values.change.Value }} %`,
      size: '{{ if eq $labels.way "down" }}−{{ else }}+{{ end }}{{ printf "%.1f" $values.change.Value }} %, {{ humanize $values.before.Value }} → {{ humanize $values.after.Value }}',
      description: DESCRIPTION,
      ...(panel && { __dashboardUid__: panel.dashboardUid, __panelId__: String(panel.panelId) }),
    },
    labels: {},
    grafana_alert: {
      title,
      condition: condition.refId,
      no_data_state: 'NoData',
      exec_err_state: 'Error',
      data: [...data, condition],
    },
  };
}

// all series have the label `series`, their whole name; those of Fallout tests have a shorter one in two others
const NAME =
  '{{ if and $labels.test $labels.metric }}{{ $labels.test }}: {{ $labels.metric }}{{ else }}{{ $labels.series }}{{ end }}';

/** The time of the run, as it is told elsewhere: the day where it is a day, else with hour and minute in UTC. */
const WHEN = '$labels.time | reReplaceAll "T" " " | reReplaceAll " 00:00:00.000Z" "" | reReplaceAll ":[0-9.]*Z" " UTC"';

const DESCRIPTION = [
  '{{ humanize $values.before.Value }} → {{ humanize $values.after.Value }}, ',
  'p {{ if lt $values.p.Value 1e-10 }}< 1e-10{{ else }}= {{ printf "%.1g" $values.p.Value }}{{ end }}, ',
  `since {{ ${WHEN} }}{{ with $labels.run }}, run {{ . }}{{ end }}`,
  '{{ with $labels.version }}, version {{ . }}{{ end }}{{ with $labels.commits }}, commits {{ . }}{{ end }}',
].join('');

export type Rule = ReturnType<typeof buildRule>;
