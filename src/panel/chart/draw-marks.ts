import { colorManipulator, type GrafanaTheme2 } from '@grafana/data';
import type uPlot from 'uplot';

import { standsOut, type ChangeKind } from '../../core/changepoint/change-point';
import { UNCONFIRMED_COLOR, VERDICT_COLORS } from '../../frames/change-frames';
import { verdictOf } from '../model/shown-changes';
import type { Mark } from './place-marks';

/** px */
const SIZE = 18;
/** Marks whose lines are drawn in full. */
const FEW = 30;
/** Size of a glyph. */
const BOX = 14;
const RING = 'M7 3 A4 4 0 1 1 6.99 3 Z';

const GLYPHS: Record<ChangeKind, { up: string; down: string }> = {
  step: { up: 'M7 1 L13 12 L1 12 Z', down: 'M7 13 L13 2 L1 2 Z' },
  gradual: {
    up: 'M13.5 0.5 L13 9.5 L10.2 6.7 L3.8 13.1 L0.9 10.2 L7.3 3.8 L4.5 1 Z',
    down: 'M13.5 13.5 L13 4.5 L10.2 7.3 L3.8 0.9 L0.9 3.8 L7.3 10.2 L4.5 13 Z',
  },
  unconfirmed: { up: RING, down: RING },
};

/**
 * Marks of changes, coloured by what they mean and shaped by kind and way: a triangle on the line of a step, an arrow in
 * the band of a drift, a ring on a last run that is off. Hollow are also changes that hardly stand out, switches between
 * known levels, and what somebody looks after; what is hidden is faint. On the canvas, where hundreds of them take no longer than a line.
 */
export function drawMarks({ ctx, bbox }: uPlot, marks: Mark[], theme: GrafanaTheme2): void {
  ctx.save();
  // from here on in px of the plot
  ctx.translate(bbox.left, bbox.top);
  ctx.scale(devicePixelRatio, devicePixelRatio);
  const height = bbox.height / devicePixelRatio;
  // many lines would hide the series
  const strength = Math.min(1, FEW / marks.length);
  marks.forEach((mark) => drawRange(ctx, mark, height, strength, theme));
  marks.forEach((mark) => drawGlyph(ctx, mark, theme));
  ctx.restore();
}

/** When it happened: a dashed line, or a band. */
function drawRange(
  ctx: CanvasRenderingContext2D,
  mark: Mark,
  height: number,
  strength: number,
  theme: GrafanaTheme2
): void {
  const { shown, left, span } = mark;
  const color = colorOf(mark, theme);
  const opacity = strength * opacityOf(mark);
  // a line through the chart is for what stands out
  if (shown.change.kind === 'step' && standsOut(shown.change)) {
    ctx.strokeStyle = colorManipulator.alpha(color, 0.6 * opacity);
    ctx.lineWidth = 1;
    ctx.setLineDash([3, 3]);
    ctx.beginPath();
    ctx.moveTo(left + 0.5, 0);
    ctx.lineTo(left + 0.5, height);
    ctx.stroke();
    ctx.setLineDash([]);
  }
  if (span) {
    ctx.fillStyle = colorManipulator.alpha(color, 0.05 * opacity);
    ctx.fillRect(span.left, 0, span.width, height);
    ctx.fillStyle = colorManipulator.alpha(color, 0.6 * opacity);
    ctx.fillRect(span.left, height - 3, span.width, 3);
  }
}

function drawGlyph(ctx: CanvasRenderingContext2D, mark: Mark, theme: GrafanaTheme2): void {
  const { change, triage } = mark.shown;
  const color = colorOf(mark, theme);
  const background = theme.colors.background.primary;
  const hollow = change.kind === 'unconfirmed' || !standsOut(change) || triage?.state !== undefined;
  const path = new Path2D(GLYPHS[change.kind][change.absoluteChange < 0 ? 'down' : 'up']);
  ctx.save();
  ctx.translate(mark.left - SIZE / 2, mark.top - SIZE / 2);
  ctx.scale(SIZE / BOX, SIZE / BOX);
  ctx.globalAlpha = opacityOf(mark);
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.fillStyle = hollow ? background : color;
  ctx.strokeStyle = hollow ? color : background;
  ctx.fill(path);
  ctx.stroke(path);
  ctx.restore();
}

function colorOf({ shown }: Mark, theme: GrafanaTheme2): string {
  const verdict = verdictOf(shown);
  const name = verdict === 'unconfirmed' ? UNCONFIRMED_COLOR : VERDICT_COLORS[verdict];
  return theme.visualization.getColorByName(name);
}

const opacityOf = ({ shown }: Mark) => (shown.triage?.state === 'hidden' ? 0.4 : 1);
