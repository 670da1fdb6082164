import type { UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

type Event = 'init' | 'draw' | 'drawClear' | 'destroy';

/**
 * Runs `handle` at each such event of the plot made from `config`. Hooks must be there before the plot is, which is
 * when the effects of the plot's children run; what a hook does may change from render to render.
 */
export function usePlotHook(config: UPlotConfigBuilder, event: Event, handle: (plot: uPlot) => unknown): void {
  const current = useRef(handle);
  useLayoutEffect(() => {
    current.current = handle;
  });
  useLayoutEffect(() => {
    config.addHook(event, (plot: uPlot) => current.current(plot));
  }, [config, event]);
}

/** Draws the plot again when `occasion` differs: what plugins show may change while the plot itself does not. */
export function useRedrawOn(config: UPlotConfigBuilder, occasion: unknown): void {
  const shown = useRef<{ plot: uPlot; config: UPlotConfigBuilder } | null>(null);
  usePlotHook(config, 'init', (plot) => (shown.current = { plot, config }));
  usePlotHook(config, 'destroy', () => (shown.current = null));
  useLayoutEffect(() => {
    // with another configuration the plot is about to be made anew, and has not the scales of what would be drawn
    if (shown.current?.config === config) {
      shown.current.plot.redraw(false, false);
    }
  }, [config, occasion]);
}
