import { type PanelProps } from '@grafana/data';
import { usePanelContext, useTheme2, VizLayout, VizLegend } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';

import { completeDetection } from '../core/changepoint/options';
import type { RuleDraft } from '../shared/alert-rule/build-rule';
import { useTriage } from '../shared/triage/useTriage';
import { Stack } from './chart/Stack';
import { eventsOf } from './model/chart-events';
import { withAnalysis, linesOf, type ChartSeries } from './model/chart-series';
import { shownChanges, type ShownChange } from './model/shown-changes';
import { useAnalyses } from './model/useAnalyses';
import { useDetector } from './model/useDetector';
import { completeOptions } from './options/defaults';
import { legendItem } from './status/legend';
import { statusLines } from './status/lines';
import { Message } from './status/Message';
import { outlookOf } from './status/outlook';
import { emptyText, problemOf } from './status/problems';
import { REMARK_HEIGHT, Remarks } from './status/Remarks';
import type { PanelOptions } from './types';

const PinnedActions = lazy(() => import('./card/PinnedActions'));
const RuleModal = lazy(() => import('../shared/alert-rule/RuleModal'));

/** Series of any data source with their change points. */
export function ChangePointsPanel(props: PanelProps<PanelOptions>) {
  const { id, title, data, width, height, timeRange, timeZone, onChangeTimeRange, onOptionsChange } = props;
  const theme = useTheme2();
  const [rule, setRule] = useState<RuleDraft>();
  const { onToggleLegendSort } = usePanelContext();
  const options = useMemo(() => completeOptions(props.options), [props.options]);
  const { minChange, showHidden, metrics, legend } = options;
  const lines = useMemo(() => linesOf(data.series, theme), [data.series, theme]);
  // to analyse, or to tell of a single series how soon a change would be known
  const wanted = lines.some(({ analysis }) => !analysis) || lines.filter(({ off }) => !off).length === 1;
  const { detector, problem: missing } = useDetector(wanted);
  const problem = problemOf(options) ?? missing;
  const detection = useMemo(() => completeDetection(options.detection), [options.detection]);
  const analyses = useAnalyses(lines, detection, problem ? undefined : detector);
  const { found } = analyses;
  const all = useMemo(() => lines.map((line) => withAnalysis(line, found.get(line), metrics)), [lines, found, metrics]);
  const triage = useTriage(data.series);
  const shown = useMemo(
    () => new Map(all.map((one) => [one, shownChanges(one, { minChange, showHidden, triage })])),
    [all, minChange, showHidden, triage]
  );
  const markedOf = useCallback((one: ChartSeries) => shown.get(one)?.shown ?? [], [shown]);
  const series = useMemo(() => all.filter(({ off }) => !off), [all]);
  const events = useMemo(
    () => (options.showEvents ? eventsOf(data.annotations, theme) : []),
    [options.showEvents, data.annotations, theme]
  );
  const outlook = useMemo(
    () => (detector && series.length === 1 ? outlookOf(series[0], detection, detector) : undefined),
    [detector, series, detection]
  );

  if (all.every(({ values }) => values.length === 0)) {
    return <Message width={width} height={height} text={emptyText(data)} />;
  }
  if (problem && series.some(({ pending }) => pending)) {
    return <Message width={width} height={height} text={problem} />;
  }

  const renderActions = (change: ShownChange, one: ChartSeries, close: () => void) => (
    <Suspense fallback={null}>
      <PinnedActions
        shown={change}
        one={one}
        options={options}
        onOptionsChange={onOptionsChange}
        place={{ request: data.request, panelId: id, title, timeRange }}
        onAlertRule={setRule}
        onClose={close}
      />
    </Suspense>
  );
  const sum = (of: (counts: ReturnType<typeof shownChanges>) => number) =>
    [...shown.values()].reduce((total, counts) => total + of(counts), 0);
  const left = { hidden: sum(({ hidden }) => hidden), small: sum(({ small }) => small) };
  const status = statusLines(series, data, analyses, left, minChange);
  const remarks = outlook ? [...status, outlook] : status;
  const table = legend.displayMode === 'table';
  return (
    <>
      <VizLayout
        width={width}
        height={height - REMARK_HEIGHT * remarks.length}
        legend={
          legend.showLegend ? (
            <VizLayout.Legend placement={legend.placement} maxHeight="35%" maxWidth="60%" width={legend.width}>
              <VizLegend
                placement={legend.placement}
                displayMode={legend.displayMode}
                items={all.map((one) => legendItem(one, markedOf(one), table))}
                sortBy={legend.sortBy}
                sortDesc={legend.sortDesc}
                onToggleSort={onToggleLegendSort}
                isSortable
              />
            </VizLayout.Legend>
          ) : null
        }
      >
        {(chartWidth: number, chartHeight: number) => (
          <Stack
            series={series}
            markedOf={markedOf}
            events={events}
            layout={options.layout}
            width={chartWidth}
            height={chartHeight}
            timeRange={timeRange}
            timeZone={timeZone}
            showSegments={options.showSegments}
            showShades={options.showShades}
            syncScope={`hunter-${id}`}
            onZoom={onChangeTimeRange}
            renderActions={renderActions}
          />
        )}
      </VizLayout>
      <Remarks lines={remarks} width={width} />
      {rule && (
        <Suspense fallback={null}>
          <RuleModal draft={rule} onDismiss={() => setRule(undefined)} />
        </Suspense>
      )}
    </>
  );
}
