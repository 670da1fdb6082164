/** px, of a chart of several below each other, and of what is around them. */
const CHART = 130;
const AROUND = 120;
/** px, of a line of the legend, where each chart's has its own. */
const LEGEND = 26;

/** The height of so many charts below each other, px. */
export const chartHeight = (charts: number, narrow: boolean): number =>
  Math.max(300, charts * (CHART + (narrow ? LEGEND : 0)) + AROUND);

/** px below which each series has a line of the legend. */
export const NARROW = 700;
