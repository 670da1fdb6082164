import type { PanelData } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { useTheme2 } from '@grafana/ui';
import { useCallback, useMemo } from 'react';

import { completeDetection } from '../../core/changepoint/options';
import { useTriage } from '../../shared/triage/useTriage';
import { outlookOf } from '../status/outlook';
import { optionsProblem } from '../status/problems';
import { statusLines } from '../status/status-lines';
import { tallyOf } from '../status/tally';
import type { PanelOptions } from '../types';
import { eventsOf, type ChartEvent } from './chart-events';
import { withAnalysis, type ChartSeries } from './chart-series';
import { worstFirst } from './news';
import { shownChanges, type ShownChange } from './shown-changes';
import { useDetector } from './useDetector';
import { useLines } from './useLines';
import { usePanelAnalyses } from './usePanelAnalyses';
import { useSame } from './useSame';

/** All that the panel draws and says, derived from its data and options. */
export interface PanelModel {
  /** All series, for the legend. */
  all: ChartSeries[];
  /** Series that are not switched off in the legend. */
  series: ChartSeries[];
  /** All series, what changed first. */
  ranked: ChartSeries[];
  /** The changes of a series to mark. */
  markedOf: (one: ChartSeries) => ShownChange[];
  events: ChartEvent[];
  /** Lines below the chart: how many changed, progress, what is left out, and when a change would be known. */
  remarks: string[];
  /** Why series without change points of their own cannot be analysed. */
  problem?: string;
}

export function usePanelModel(data: PanelData, options: PanelOptions, timeZone: TimeZone): PanelModel {
  const theme = useTheme2();
  const { minChange, showHidden, showEvents, metrics } = options;
  const lines = useLines(data.series, theme);
  // to analyse, or to tell of a single series how soon a change would be known
  const needsDetector = lines.some(({ analysis }) => !analysis) || lines.filter(({ off }) => !off).length === 1;
  const { detector, problem: missing } = useDetector(needsDetector);
  const problem = optionsProblem(options) ?? missing;
  const detection = useMemo(() => completeDetection(options.detection), [options.detection]);
  const analyses = usePanelAnalyses(lines, detection, problem ? undefined : detector);
  const { found } = analyses;
  const all = useMemo(
    () => lines.map((line) => withAnalysis(line, found.get(line), metrics, timeZone)),
    [lines, found, metrics, timeZone]
  );
  const series = useMemo(() => all.filter(({ off }) => !off), [all]);
  const triage = useTriage(data.series);
  const changes = useMemo(
    () => new Map(all.map((one) => [one, shownChanges(one, { minChange, showHidden, triage })])),
    [all, minChange, showHidden, triage]
  );
  const markedOf = useCallback((one: ChartSeries) => changes.get(one)?.shown ?? [], [changes]);
  const ranked = useMemo(() => worstFirst(all, markedOf), [all, markedOf]);
  const events = useSame(
    useMemo(() => (showEvents ? eventsOf(data.annotations, theme) : []), [showEvents, data.annotations, theme])
  );
  const outlook = useMemo(
    () => (detector && series.length === 1 ? outlookOf(series[0], detection, detector) : undefined),
    [detector, series, detection]
  );
  const tally = useMemo(() => tallyOf(series, markedOf), [series, markedOf]);
  const status = statusLines(series, data, analyses, sumLeftOut([...changes.values()]), minChange);
  const remarks = [tally, ...status, outlook].filter((line) => line !== undefined);
  return { all, series, ranked, markedOf, events, problem, remarks };
}

/** Number of changes that are not marked, of all series. */
function sumLeftOut(counts: Array<ReturnType<typeof shownChanges>>) {
  return counts.reduce((sum, { hidden, small }) => ({ hidden: sum.hidden + hidden, small: sum.small + small }), {
    hidden: 0,
    small: 0,
  });
}
