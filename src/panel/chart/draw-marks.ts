import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';

import { standsOut } from '../../core/changepoint/change-point';
import { drawGlyph } from './glyphs';
import { colorOf, opacityOf } from './mark-look';
import type { Mark } from './place-marks';

/** Marks whose lines are drawn in full. */
const FEW = 30;

/**
 * Marks of changes, coloured by what they mean and shaped by kind and way: a triangle on the line of a step, an arrow in
 * the band of a drift, a ring on a last run that is off. Hollow are also changes that hardly stand out, switches between
 * known levels, and what somebody looks after; what is hidden is faint. On the canvas, where hundreds of them take no
 * longer than a line.
 */
export function drawMarks({ ctx, bbox }: uPlot, marks: Mark[], theme: GrafanaTheme2): void {
  ctx.save();
  // from here on in px of the plot
  ctx.translate(bbox.left, bbox.top);
  ctx.scale(devicePixelRatio, devicePixelRatio);
  const height = bbox.height / devicePixelRatio;
  // many lines would hide the series
  const strength = Math.min(1, FEW / marks.length);
  drawLines(ctx, marks, height, strength, theme);
  marks.forEach((mark) => drawSpan(ctx, mark, height, strength, theme));
  ctx.restore();
  marks.forEach((mark) => drawGlyph(ctx, bbox, mark, theme));
}

/** When it happened: a dashed line through the chart, for what stands out. Lines of one colour are one path. */
function drawLines(
  ctx: CanvasRenderingContext2D,
  marks: Mark[],
  height: number,
  strength: number,
  theme: GrafanaTheme2
): void {
  const places = new Map<string, Set<number>>();
  for (const mark of marks) {
    const { change } = mark.shown;
    if (change.kind === 'step' && standsOut(change)) {
      const style = colorManipulator.alpha(colorOf(mark, theme), 0.6 * strength * opacityOf(mark));
      places.set(style, (places.get(style) ?? new Set()).add(mark.left));
    }
  }
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  places.forEach((lefts, style) => {
    ctx.strokeStyle = style;
    ctx.beginPath();
    lefts.forEach((left) => {
      ctx.moveTo(left + 0.5, 0);
      ctx.lineTo(left + 0.5, height);
    });
    ctx.stroke();
  });
  ctx.setLineDash([]);
}

/** How long it took: a band. */
function drawSpan(
  ctx: CanvasRenderingContext2D,
  mark: Mark,
  height: number,
  strength: number,
  theme: GrafanaTheme2
): void {
  const { span } = mark;
  if (span) {
    const color = colorOf(mark, theme);
    const opacity = strength * opacityOf(mark);
    ctx.fillStyle = colorManipulator.alpha(color, 0.05 * opacity);
    ctx.fillRect(span.left, 0, span.width, height);
    ctx.fillStyle = colorManipulator.alpha(color, 0.6 * opacity);
    ctx.fillRect(span.left, height - 3, span.width, 3);
  }
}
