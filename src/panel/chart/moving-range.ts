import type { TimeRange as GrafanaTimeRange } from '@grafana/data';
import type { UPlotConfigBuilder } from '@grafana/ui';
import { useLayoutEffect, useRef, useState } from 'react';
import type uPlot from 'uplot';

import type { TimeRange } from '../../core/series/series';
import { usePlotHook } from './usePlotHook';

/** The time range of a plot, ms since 1970, which moves while the plot stays. */
export class PlotRange {
  constructor(private range: TimeRange) {}

  /** For uPlot. */
  readonly read = (): [from: number, to: number] => [this.range.from, this.range.to];

  moveTo(range: TimeRange): void {
    this.range = range;
  }
}

/**
 * The time range to draw: the same one as long as nothing would move by half a pixel, as with most refreshes.
 *
 * @param width px
 */
export function useSteadyRange(range: GrafanaTimeRange, width: number): TimeRange {
  const next = { from: range.from.valueOf(), to: range.to.valueOf() };
  const [kept, setKept] = useState({ range: next, width });
  if (kept.width === width && isSamePicture(kept.range, next, width)) {
    return kept.range;
  }
  setKept({ range: next, width });
  return next;
}

function isSamePicture(a: TimeRange, b: TimeRange, width: number): boolean {
  const half = (b.to - b.from) / Math.max(1, width) / 2;
  return Math.abs(a.from - b.from) < half && Math.abs(a.to - b.to) < half;
}

interface Props {
  config: UPlotConfigBuilder;
  plotRange: PlotRange;
  range: TimeRange;
}

/** Moves the time axis of the plot made from `config`. A child of the plot, since its effects come before the plot's. */
export function MovingRange({ config, plotRange, range }: Props) {
  const shown = useRef<{ plot: uPlot; config: UPlotConfigBuilder } | null>(null);
  usePlotHook(config, 'init', (plot) => (shown.current = { plot, config }));
  usePlotHook(config, 'destroy', () => (shown.current = null));
  useLayoutEffect(() => {
    plotRange.moveTo(range);
    const { min, max } = shown.current?.plot.scales.x ?? {};
    if (shown.current?.config === config && (min !== range.from || max !== range.to)) {
      shown.current.plot.setScale('x', { min: range.from, max: range.to });
    }
  }, [config, plotRange, range]);
  return null;
}
