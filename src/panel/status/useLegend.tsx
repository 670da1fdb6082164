import { LegendDisplayMode } from '@grafana/schema';
import { PanelContextProvider, usePanelContext, VizLayout, VizLegend } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { PanelModel } from '../model/usePanelModel';
import type { PanelOptions } from '../types';
import { legendItem } from './legend-item';

/** Height of a line of a legend's list, px. */
const LEGEND_LINE = 26;

/**
 * The legend, what changed first. None as a list where charts or rows have the names in them, unless a series is
 * switched off, since it is there that one switches it on again. An element, because VizLayout looks at its props.
 */
export function useLegend(legend: PanelOptions['legend'], { ranked, markedOf }: PanelModel, named: boolean) {
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
