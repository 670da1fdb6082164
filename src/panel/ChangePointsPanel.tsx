import { type PanelProps } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { usePanelContext, useTheme2, VizLayout, VizLegend } from '@grafana/ui';
import React, { lazy, Suspense, useCallback, useMemo, useState } from 'react';

import type { RuleWish } from '../alert-rule/rule';
import { completeDetection } from '../core/query/method';
import type { Direction } from '../core/query/model';
import { TriageForm } from '../triage/TriageForm';
import { useTriage } from '../triage/useTriage';
import { Actions } from './card/Actions';
import { DirectionForm } from './card/DirectionForm';
import { ThresholdForm } from './card/ThresholdForm';
import { usePanelLinks } from './card/usePanelLinks';
import { Stack } from './chart/Stack';
import { withAnalysis, linesOf, type ChartSeries } from './model/chart-series';
import { eventsOf } from './model/events';
import { shownChanges, type ShownChange } from './model/shown-changes';
import { useAnalyses } from './model/useAnalyses';
import { useDetector } from './model/useDetector';
import { completeOptions } from './options/defaults';
import { withDirection } from './options/rules';
import { legendItem } from './status/legend';
import { statusLines } from './status/lines';
import { Message } from './status/Message';
import { outlookOf } from './status/outlook';
import { emptyText, problemOf } from './status/problems';
import { REMARK_HEIGHT, Remarks } from './status/Remarks';
import type { PanelOptions } from './types';

const RuleModal = lazy(() => import('../alert-rule/RuleModal'));

/** Series of any data source with their change points. */
export function ChangePointsPanel(props: PanelProps<PanelOptions>) {
  const { id, title, data, width, height, timeRange, timeZone, onChangeTimeRange, onOptionsChange } = props;
  const theme = useTheme2();
  const [rule, setRule] = useState<RuleWish>();
  const { onToggleLegendSort } = usePanelContext();
  const options = useMemo(() => completeOptions(props.options), [props.options]);
  const { minChange, showHidden, metrics, legend } = options;
  const { detector, problem: missing } = useDetector();
  const problem = problemOf(options) ?? missing;
  const detection = useMemo(() => completeDetection(options.detection), [options.detection]);

  const lines = useMemo(() => linesOf(data.series, theme), [data.series, theme]);
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
  const changed = series.some(({ changes }) => changes.length > 0);
  const links = usePanelLinks(changed, data, id, title, timeRange);
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

  const renderActions = (change: ShownChange, one: ChartSeries, close: () => void) => {
    const mayEdit = Boolean(onOptionsChange) && hasPermission('dashboards:write');
    const setDirection = (direction: Direction) =>
      onOptionsChange({ ...options, metrics: withDirection(metrics, change.change.series, direction) });
    return (
      <>
        <DirectionForm direction={change.change.direction} onChange={mayEdit ? setDirection : undefined} />
        {mayEdit && (
          <ThresholdForm
            minChange={minChange}
            onMinChange={(value) => onOptionsChange({ ...options, minChange: value })}
            detection={one.own ? detection : undefined}
            onDetection={(value) => onOptionsChange({ ...options, detection: value })}
          />
        )}
        {hasPermission('annotations:create') && (
          <TriageForm subjects={[{ ...change, label: one.label }]} onSaved={close} />
        )}
        <Actions
          shown={change}
          label={one.label}
          links={links}
          onAlertRule={(wish) => {
            close();
            setRule(wish);
          }}
        />
      </>
    );
  };
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
          <RuleModal wish={rule} onDismiss={() => setRule(undefined)} />
        </Suspense>
      )}
    </>
  );
}
