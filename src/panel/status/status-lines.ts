import { LoadingState, type PanelData } from '@grafana/data';

import { remarked, remarkLines } from '../../core/report/remark';
import { switchingLines } from '../../core/report/switching';
import { progressOfFrames } from '../../frames/progress';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';
import type { PanelAnalyses } from '../model/usePanelAnalyses';

interface Left {
  hidden: number;
  small: number;
}

/** Lines below the chart: progress of the answer and the analysis, and what is left out. */
export function statusLines(
  series: ChartSeries[],
  { state, series: frames }: PanelData,
  { done, total }: PanelAnalyses,
  { hidden, small }: Left,
  minChange: number
): string[] {
  const lines = [
    ...remarkLines(
      series.map(({ label, remark, analysed }) => remarked(label, analysed, remark)),
      say
    ),
    ...switchingLines(series, say),
  ];
  const progress = state === LoadingState.Streaming ? progressOfFrames(frames) : undefined;
  if (progress) {
    lines.unshift(t('panel.status.loading', 'Loading: {{done}} of {{total}} answers are there.', { ...progress }));
  }
  if (done < total) {
    lines.unshift(t('panel.status.analysing', 'Analysing: {{done}} of {{total}} series are done.', { done, total }));
  }
  if (hidden > 0) {
    lines.push(t('panel.status.hidden', 'Hidden by the team: {{count}} of the changes.', { count: hidden }));
  }
  if (small > 0) {
    const percent = Number((minChange * 100).toPrecision(3));
    lines.push(
      t('panel.status.small', 'Not shown: {{count}} of the changes, below {{percent}} %.', { count: small, percent })
    );
  }
  return lines;
}
