import type { UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useRef } from 'react';
import type uPlot from 'uplot';

type Event = 'init' | 'draw' | 'drawClear' | 'destroy';

/**
 * Runs `handle` at each such event of the plot made from `config`. Hooks must be there before the plot is, which is
 * when the effects of the plot's children run; what a hook does may change from render to render.
 */
export function useHook(config: UPlotConfigBuilder, event: Event, handle: (plot: uPlot) => void): void {
  const current = useRef(handle);
  useLayoutEffect(() => {
    current.current = handle;
  });
  useLayoutEffect(() => {
    config.addHook(event, (plot: uPlot) => current.current(plot));
  }, [config, event]);
}
