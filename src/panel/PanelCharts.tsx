import type { PanelProps } from '@grafana/data';
import { LegendDisplayMode } from '@grafana/schema';
import { PanelContextProvider, usePanelContext, VizLayout, VizLegend } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';

import type { RuleDraft } from '../shared/alert-rule/build-rule';
import { arrange } from './chart/arrange';
import { Charts } from './chart/Charts';
import type { ChartSeries } from './model/chart-series';
import { groupSeries } from './model/group';
import type { ShownChange } from './model/shown-changes';
import type { PanelModel } from './model/usePanelModel';
import { legendItem } from './status/legend-item';
import type { PanelOptions } from './types';

const PinnedActions = lazy(() => import('./card/PinnedActions'));

interface Props {
  panel: PanelProps<PanelOptions>;
  /** With defaults filled in. */
  options: PanelOptions;
  model: PanelModel;
  /** px, of charts and legend. */
  height: number;
  onAlertRule: (draft: RuleDraft) => void;
}

/** The charts, and the legend beside or below them. */
export function PanelCharts({ panel, options, model, height, onAlertRule }: Props) {
  const { series, ranked, markedOf, events } = model;
  const { layout } = options;
  const shown = useMemo(() => ranked.filter(({ off }) => !off), [ranked]);
  const groups = useGroups(series, shown, layout);
  const low = height < LOW;
  const named = low || groups.length > 1 || arrange(groups, layout, height).kind === 'rows';
  const renderActions = (change: ShownChange, one: ChartSeries, close: () => void) => (
    <Suspense fallback={null}>
      <PinnedActions
        shown={change}
        one={one}
        options={options}
        onOptionsChange={panel.onOptionsChange}
        place={{
          request: panel.data.request,
          panelId: panel.id,
          title: panel.title,
          timeRange: panel.timeRange,
        }}
        onAlertRule={onAlertRule}
        onClose={close}
      />
    </Suspense>
  );
  return (
    <VizLayout width={panel.width} height={height} legend={useLegend(options.legend, model, named)}>
      {(chartWidth: number, chartHeight: number) => (
        <Charts
          series={shown}
          groups={groups}
          markedOf={markedOf}
          events={events}
          layout={layout}
          titled={low && options.legend.showLegend}
          width={chartWidth}
          height={chartHeight}
          timeRange={panel.timeRange}
          timeZone={panel.timeZone}
          showSegments={options.showSegments}
          showShades={options.showShades}
          tooltip={options.tooltip}
          syncScope={`hunter-${panel.id}`}
          onZoom={panel.onChangeTimeRange}
          renderActions={renderActions}
        />
      )}
    </VizLayout>
  );
}

/** The series by the chart that they share: the chart with the worst first, and in it the series as they came. */
function useGroups(series: ChartSeries[], shown: ChartSeries[], layout: PanelOptions['layout']): ChartSeries[][] {
  return useMemo(() => {
    const place = new Map(series.map((one, i) => [one, i]));
    return groupSeries(shown, layout).map((group) => group.sort((a, b) => place.get(a)! - place.get(b)!));
  }, [series, shown, layout]);
}

/** Panels lower than this have names above a chart in place of a legend below it, px. */
const LOW = 140;

/** Height of a line of a legend's list, px. */
const LEGEND_LINE = 26;

/**
 * The legend, what changed first. None as a list where charts or rows have the names in them, unless a series is
 * switched off, since it is there that one switches it on again. An element, because VizLayout looks at its props.
 */
function useLegend(legend: PanelOptions['legend'], { ranked, markedOf }: PanelModel, named: boolean) {
  const context = usePanelContext();
  // switching a part of a column off would switch off all of it
  const onToggleSeriesVisibility = ranked.some(({ isPart }) => isPart) ? undefined : context.onToggleSeriesVisibility;
  const { showLegend, placement, displayMode, width, sortBy, sortDesc, calcs } = legend;
  const table = displayMode === LegendDisplayMode.Table;
  const left = named && !table && ranked.every(({ off }) => !off);
  const isShown = showLegend && !left;
  // hundreds of series take a while
  return useMemo(
    () =>
      isShown ? (
        <VizLayout.Legend
          placement={placement}
          maxHeight={table || placement === 'right' ? '35%' : `${2 * LEGEND_LINE}px`}
          maxWidth="60%"
          width={width}
        >
          <PanelContextProvider value={{ ...context, onToggleSeriesVisibility }}>
            <VizLegend
              placement={placement}
              displayMode={displayMode}
              items={ranked.map((one) => legendItem(one, markedOf(one), table, calcs))}
              sortBy={sortBy}
              sortDesc={sortDesc}
              onToggleSort={context.onToggleLegendSort}
              isSortable
            />
          </PanelContextProvider>
        </VizLayout.Legend>
      ) : null,
    [
      isShown,
      placement,
      table,
      width,
      context,
      onToggleSeriesVisibility,
      displayMode,
      ranked,
      markedOf,
      calcs,
      sortBy,
      sortDesc,
    ]
  );
}
