import type { PanelProps } from '@grafana/data';
import { VizLayout } from '@grafana/ui';
import React, { lazy, Suspense, useMemo } from 'react';

import type { DraftedRule } from '../shared/alert-rule/draft-rule';
import { arrange, LOWEST, TITLE } from './chart/arrange';
import { Charts } from './chart/Charts';
import type { ChartSeries } from './model/chart-series';
import { groupSeries } from './model/group';
import type { ShownChange } from './model/shown-changes';
import type { PanelModel } from './model/usePanelModel';
import { fitLines, LINE_HEIGHT } from './status/fit-lines';
import { RemarkIcon, Remarks } from './status/Remarks';
import { useLegend } from './status/useLegend';
import type { PanelOptions } from './types';

const PinnedActions = lazy(() => import('./card/PinnedActions'));

interface Props {
  panel: PanelProps<PanelOptions>;
  /** With defaults filled in. */
  options: PanelOptions;
  model: PanelModel;
  onAlertRule: (drafted: DraftedRule) => void;
}

/** The charts, the legend beside or below them, and what the picture does not say. */
export function PanelCharts({ panel, options, model, onAlertRule }: Props) {
  const { series, ranked, markedOf, events, remarks } = model;
  const { layout } = options;
  const { width } = panel;
  const shown = useMemo(() => ranked.filter(({ off }) => !off), [ranked]);
  const groups = useGroups(series, shown, layout);
  const low = panel.height < LOW;
  const titled = low && options.legend.showLegend;
  // a line below would leave too little of a low chart
  const inTitle =
    titled && panel.height - TITLE - LINE_HEIGHT < LOWEST && arrange(groups, layout, panel.height).kind === 'charts';
  const lines = inTitle ? [] : fitLines(remarks, width, panel.height);
  const height = panel.height - LINE_HEIGHT * (lines?.length ?? 1);
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
    <>
      <VizLayout width={width} height={height} legend={useLegend(options.legend, model, named)}>
        {(chartWidth: number, chartHeight: number) => (
          <Charts
            series={shown}
            groups={groups}
            markedOf={markedOf}
            events={events}
            layout={layout}
            titled={titled}
            note={inTitle && remarks.length > 0 ? <RemarkIcon texts={remarks} /> : undefined}
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
      <Remarks texts={remarks} lines={lines} width={width} />
    </>
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
const LOW = 160;
