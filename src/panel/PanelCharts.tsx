import type { PanelProps } from '@grafana/data';
import { usePanelContext, VizLayout, VizLegend } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import type { RuleDraft } from '../shared/alert-rule/build-rule';
import { Stack } from './chart/Stack';
import type { ChartSeries } from './model/chart-series';
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
  const { series, markedOf, events } = model;
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
    <VizLayout width={panel.width} height={height} legend={useLegend(options.legend, model)}>
      {(chartWidth: number, chartHeight: number) => (
        <Stack
          series={series}
          markedOf={markedOf}
          events={events}
          layout={options.layout}
          width={chartWidth}
          height={chartHeight}
          timeRange={panel.timeRange}
          timeZone={panel.timeZone}
          showSegments={options.showSegments}
          showShades={options.showShades}
          syncScope={`hunter-${panel.id}`}
          onZoom={panel.onChangeTimeRange}
          renderActions={renderActions}
        />
      )}
    </VizLayout>
  );
}

/** An element, because VizLayout looks at its props. */
function useLegend(legend: PanelOptions['legend'], { all, markedOf }: PanelModel) {
  const { onToggleLegendSort } = usePanelContext();
  const { showLegend, placement, displayMode, width, sortBy, sortDesc } = legend;
  return showLegend ? (
    <VizLayout.Legend placement={placement} maxHeight="35%" maxWidth="60%" width={width}>
      <VizLegend
        placement={placement}
        displayMode={displayMode}
        items={all.map((one) => legendItem(one, markedOf(one), displayMode === 'table'))}
        sortBy={sortBy}
        sortDesc={sortDesc}
        onToggleSort={onToggleLegendSort}
        isSortable
      />
    </VizLayout.Legend>
  ) : null;
}
