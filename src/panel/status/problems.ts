import { LoadingState, type PanelData } from '@grafana/data';

import { completeDetection } from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { wrong } from '../../core/decode/check';
import { messageOf } from '../../core/errors';
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
 *
 * @param otherwise what is said when neither the query nor its state tells
 */
export function emptyText({ state, series, errors }: PanelData, otherwise = noSeriesText()): string {
  const wait = t('panel.status.wait', 'Loading…');
  if (state === LoadingState.Loading) {
    return wait;
  }
  const error = errors?.find(({ message }) => message)?.message;
  const notice = series.flatMap(({ meta }) => meta?.notices ?? []).find(({ severity }) => severity !== 'error');
  const coming = state === LoadingState.Streaming && series.every(({ length }) => length === 0);
  return error ?? notice?.text ?? (coming ? wait : undefined) ?? otherwise;
}

const noSeriesText = () =>
  t('panel.status.empty', 'No numeric time series: choose a query that returns times and numbers.');
