import type { ChartSeries } from '../model/chart-series';
import type { PanelOptions } from '../types';

/** Lowest chart in which a change of 10 % still shows, its title and its time axis, px. */
export const LOWEST = 110;
export const TITLE = 20;
export const TIMES = 20;

/** Lines in one chart that can be told apart. */
const MOST_LINES = 10;

/** How the series of a panel are laid out. */
export type Arrangement =
  /** Charts below each other, which all fit or of which whole ones are seen at a time. Heights in px, without titles. */
  | { kind: 'charts'; each: number; scrolls: boolean }
  /** A row for each series, and a chart of the one that is chosen. */
  | { kind: 'rows' };

/**
 * Full charts where they fit; rows where they would be cut, or hold more lines than can be told apart. Who asks for
 * one chart gets one; who asks for separate charts can scroll, if two of them fit.
 */
export function arrange(groups: ChartSeries[][], layout: PanelOptions['layout'], height: number): Arrangement {
  if (layout !== 'overlay' && groups.some(({ length }) => length > MOST_LINES)) {
    return { kind: 'rows' };
  }
  if (groups.length <= 1) {
    return { kind: 'charts', each: height, scrolls: false };
  }
  const room = Math.floor((height - TIMES) / groups.length) - TITLE;
  if (room >= LOWEST) {
    return { kind: 'charts', each: room, scrolls: false };
  }
  const atOnce = Math.floor(height / (LOWEST + TITLE + TIMES));
  return layout === 'multiples' && atOnce >= 2
    ? { kind: 'charts', each: Math.floor(height / atOnce) - TITLE, scrolls: true }
    : { kind: 'rows' };
}
