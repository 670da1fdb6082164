import { useLayoutEffect, useState, type RefObject } from 'react';

/** Where the charts are drawn within a box, px from its left; all of the box as long as there is no chart. */
export interface PlotArea {
  left: number;
  width: number;
}

/** Before the charts are there: about what their axes take. */
const AXES = 90;

/**
 * The part of charts below each other that their points take up, kept up to date: all have the same. The panel tells
 * nobody, so its plot is measured.
 */
export function usePlotArea(charts: RefObject<HTMLElement | null>, wanted: boolean): PlotArea {
  const [area, setArea] = useState<PlotArea>({ left: AXES, width: 0 });
  useLayoutEffect(() => {
    const box = charts.current;
    if (!wanted || !box) {
      return;
    }
    const measure = () => {
      const outer = box.getBoundingClientRect();
      const plot = box.querySelector('.u-over')?.getBoundingClientRect();
      const next = plot
        ? { left: Math.round(plot.left - outer.left), width: Math.round(plot.width) }
        : { left: AXES, width: Math.max(0, Math.round(outer.width) - AXES - 16) };
      setArea((before) => (before.left === next.left && before.width === next.width ? before : next));
    };
    measure();
    const sizes = new ResizeObserver(measure);
    sizes.observe(box);
    // a chart is made anew when its data changes, with axes of another width
    const charted = new MutationObserver(measure);
    charted.observe(box, { childList: true, subtree: true, attributes: true, attributeFilter: ['style'] });
    return () => {
      sizes.disconnect();
      charted.disconnect();
    };
  }, [charts, wanted]);
  return area;
}
