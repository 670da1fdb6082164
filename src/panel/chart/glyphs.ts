import type { GrafanaTheme2 } from '@grafana/data';

import type { ChangeKind } from '../../core/changepoint/change-point';
import { colorOf, isHollow, opacityOf } from './mark-look';
import type { Mark } from './place-marks';

/** px */
const SIZE = 18;
/** Size of a glyph in its own units. */
const BOX = 14;
/** Room for a glyph with its outline, px. */
const ROOM = SIZE + 4;
const RING = 'M7 3 A4 4 0 1 1 6.99 3 Z';

const GLYPHS: Record<ChangeKind, { up: string; down: string }> = {
  step: { up: 'M7 1 L13 12 L1 12 Z', down: 'M7 13 L13 2 L1 2 Z' },
  gradual: {
    up: 'M13.5 0.5 L13 9.5 L10.2 6.7 L3.8 13.1 L0.9 10.2 L7.3 3.8 L4.5 1 Z',
    down: 'M13.5 13.5 L13 4.5 L10.2 7.3 L3.8 0.9 L0.9 3.8 L7.3 10.2 L4.5 13 Z',
  },
  unconfirmed: { up: RING, down: RING },
};

/** Pictures of glyphs, by all that they depend on. There are a few dozen at most: kinds, ways and colours of two themes. */
const PICTURES = new Map<string, HTMLCanvasElement>();

/** Draws the glyph of a mark, copied from a picture of it: hundreds of marks have the same few. */
export function drawGlyph(
  ctx: CanvasRenderingContext2D,
  bbox: { left: number; top: number },
  mark: Mark,
  theme: GrafanaTheme2
): void {
  const picture = pictureOf(mark, theme);
  const place = (start: number, middle: number) => Math.round(start + (middle - ROOM / 2) * devicePixelRatio);
  const before = ctx.globalAlpha;
  ctx.globalAlpha = before * opacityOf(mark);
  ctx.drawImage(picture, place(bbox.left, mark.left), place(bbox.top, mark.top));
  ctx.globalAlpha = before;
}

function pictureOf(mark: Mark, theme: GrafanaTheme2): HTMLCanvasElement {
  const { kind, absoluteChange } = mark.shown.change;
  const glyph = GLYPHS[kind][absoluteChange < 0 ? 'down' : 'up'];
  const color = colorOf(mark, theme);
  const background = theme.colors.background.primary;
  const [inside, outline] = isHollow(mark) ? [background, color] : [color, background];
  const key = [glyph, inside, outline, devicePixelRatio].join();
  let picture = PICTURES.get(key);
  if (!picture) {
    picture = paint(new Path2D(glyph), inside, outline);
    PICTURES.set(key, picture);
  }
  return picture;
}

function paint(glyph: Path2D, inside: string, outline: string): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = picture.height = Math.ceil(ROOM * devicePixelRatio);
  const ctx = picture.getContext('2d')!;
  ctx.scale(devicePixelRatio, devicePixelRatio);
  ctx.translate((ROOM - SIZE) / 2, (ROOM - SIZE) / 2);
  ctx.scale(SIZE / BOX, SIZE / BOX);
  ctx.lineWidth = 1.5;
  ctx.lineJoin = 'round';
  ctx.fillStyle = inside;
  ctx.strokeStyle = outline;
  ctx.fill(glyph);
  ctx.stroke(glyph);
  return picture;
}
