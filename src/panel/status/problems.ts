import { LoadingState, type DataFrame, type PanelData } from '@grafana/data';

import { completeDetection } from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { wrong } from '../../core/decode/check';
import { messageOf } from '../../core/errors';
import { isChangeTable } from '../../frames/change-frames';
import { t } from '../../shared/translate';
import type { PanelOptions } from '../types';

const LAYOUTS: Array<PanelOptions['layout']> = ['auto', 'overlay', 'multiples'];

/** Says why the panel's options cannot be used; undefined when they can. A provisioned dashboard may hold any. */
export function optionsProblem({ detection, layout, minChange, metrics }: PanelOptions): string | undefined {
  try {
    validateDetection(completeDetection(detection));
    if (!LAYOUTS.includes(layout)) {
      throw wrong('layout', layout, '"auto", "overlay" or "multiples"');
    }
    if (!(typeof minChange === 'number' && minChange >= 0)) {
      throw wrong('minChange', minChange, 'a number of 0 or more, such as 0.05 for 5 %');
    }
    if (metrics !== undefined && metrics !== null && !Array.isArray(metrics)) {
      throw wrong('metrics', metrics, 'a list of rules');
    }
    return undefined;
  } catch (error) {
    return t('panel.status.options', '{{problem}} Mend it in the panel’s options.', { problem: messageOf(error) });
  }
}

/**
 * Why there is nothing to draw, and what to do about it.
 */
export function emptyText({ state, series, errors }: PanelData): string {
  const wait = t('panel.status.wait', 'Loading…');
  if (state === LoadingState.Loading) {
    return wait;
  }
  const error = errors?.find(({ message }) => message)?.message;
  const notice = series.flatMap(({ meta }) => meta?.notices ?? []).find(({ severity }) => severity !== 'error');
  const table = series.some(isChangeTable) ? tableText() : undefined;
  const coming = state === LoadingState.Streaming && series.every(({ length }) => length === 0);
  return error ?? notice?.text ?? (coming ? wait : undefined) ?? table ?? otherwise(series);
}

const tableText = () =>
  t(
    'panel.status.table',
    'The query answers with a table of change points, for Grafana’s visualization Table. To see the series here, choose “Show: Series” in the query.'
  );

/** What is said when neither the query nor its state tells. SQL and Flux answer with a frame without fields where they find nothing. */
const otherwise = (series: DataFrame[]) =>
  series.length > 0 && series.every(({ length }) => length === 0)
    ? t('panel.status.no-rows', 'The query found no data in this time range.')
    : t('panel.status.empty', 'No numeric time series: choose a query that returns times and numbers.');
