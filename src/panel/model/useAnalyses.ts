import { useEffect, useMemo, useState } from 'react';

import type { SlicedDetector } from '../../core/changepoint/detection';
import { analyseMany } from '../../core/query/analyse';
import type { DetectionOptions } from '../../core/query/model';
import { frameAnalysis, type FrameAnalysis } from '../../frames/series-frame';
import type { Line } from './chart-series';

/** Series after which what was found so far is drawn. */
const PART = 10;

export interface Analyses {
  /** By line. */
  found: ReadonlyMap<Line, FrameAnalysis>;
  done: number;
  total: number;
}

/** Finds the change points of lines that bring none, in slices of time; none while there is no detector. */
export function useAnalyses(lines: Line[], detection: DetectionOptions, detector?: SlicedDetector): Analyses {
  const [found, setFound] = useState<ReadonlyMap<Line, FrameAnalysis>>(NONE);
  const open = useMemo(() => lines.filter(({ analysis }) => !analysis), [lines]);
  const { method, maxPValue, minMagnitude } = detection;
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    const analyse = async () => {
      const known = new Map<Line, FrameAnalysis>();
      for (let i = 0; detector && i < open.length && !signal.aborted; i += PART) {
        const part = open.slice(i, i + PART);
        const series = part.map((line) => line.series);
        const analyses = await analyseMany(series, { detection: { method, maxPValue, minMagnitude } }, detector, {
          signal,
        });
        analyses.forEach((analysis) => known.set(part[series.indexOf(analysis.series)], frameAnalysis(analysis)));
        if (!signal.aborted) {
          setFound(new Map(known));
        }
      }
    };
    void analyse();
    return () => control.abort();
  }, [open, method, maxPValue, minMagnitude, detector]);
  const done = open.filter((line) => found.has(line)).length;
  return { found, done, total: open.length };
}

const NONE: ReadonlyMap<Line, FrameAnalysis> = new Map();
