import { useEffect, useMemo, useState } from 'react';

import type { SlicedDetector } from '../../core/changepoint/detection';
import { pause } from '../../core/changepoint/kernel/pause';
import type { DetectionOptions } from '../../core/changepoint/options';
import { analyseSlices } from '../../core/query/analyse';
import { withoutHeldValues } from '../../core/series/held-values';
import { frameAnalysis, type FrameAnalysis } from '../../frames/series-frame';
import type { Line } from './chart-series';

export interface PanelAnalyses {
  /** Analyses that are done, by line. */
  found: ReadonlyMap<Line, FrameAnalysis>;
  done: number;
  total: number;
}

/** Finds the change points of lines that bring none, in slices of time; none while there is no detector. */
export function usePanelAnalyses(lines: Line[], detection: DetectionOptions, detector?: SlicedDetector): PanelAnalyses {
  const [found, setFound] = useState<ReadonlyMap<Line, FrameAnalysis>>(NONE);
  const open = useMemo(() => lines.filter(({ analysis }) => !analysis), [lines]);
  const { method, maxPValue, minMagnitude, minProminence } = detection;
  useEffect(() => {
    const control = new AbortController();
    const { signal } = control;
    const analyse = async (by: SlicedDetector) => {
      // first the lines are drawn
      await pause();
      const known = new Map<Line, FrameAnalysis>();
      const lineOf = new Map(open.map((line) => [withoutHeldValues(line.series), line]));
      const options = { detection: { method, maxPValue, minMagnitude, minProminence } };
      for await (const slice of analyseSlices([...lineOf.keys()], options, by, { signal })) {
        slice.forEach((analysis) => {
          const line = lineOf.get(analysis.series)!;
          const analysed = analysis.series === line.series ? undefined : analysis.series;
          known.set(line, { ...frameAnalysis(analysis), analysed });
        });
        if (!signal.aborted) {
          setFound(new Map(known));
        }
      }
    };
    if (detector && open.length > 0) {
      void analyse(detector);
    }
    return () => control.abort();
  }, [open, method, maxPValue, minMagnitude, minProminence, detector]);
  const done = open.filter((line) => found.has(line)).length;
  return { found, done, total: open.length };
}

const NONE: ReadonlyMap<Line, FrameAnalysis> = new Map();
