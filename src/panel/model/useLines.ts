import type { DataFrame, GrafanaTheme2 } from '@grafana/data';
import { useState } from 'react';

import { linesOf, type Line } from './chart-series';

/** The lines of frames: the very same ones for a refresh that brings nothing new. */
export function useLines(frames: DataFrame[], theme: GrafanaTheme2): Line[] {
  const [made, setMade] = useState(() => ({ frames, theme, lines: linesOf(frames, theme) }));
  if (made.frames === frames && made.theme === theme) {
    return made.lines;
  }
  const read = linesOf(frames, theme, made.theme === theme ? made.lines : []);
  const lines = areSame(read, made.lines) ? made.lines : read;
  setMade({ frames, theme, lines });
  return lines;
}

const areSame = (some: Line[], others: Line[]): boolean =>
  some.length === others.length && some.every((line, i) => line === others[i]);
