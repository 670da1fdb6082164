import { LoadingState, type PanelData } from '@grafana/data';
import { t } from '@grafana/i18n';

import { completeDetection } from '../../core/changepoint/options';
import { validateDetection } from '../../core/changepoint/validate-options';
import { messageOf } from '../../core/errors';
import type { PanelOptions } from '../types';

/** Says why the panel's options cannot be used; undefined when they can. A provisioned dashboard may hold any. */
export function optionsProblem({ detection }: PanelOptions): string | undefined {
  try {
    validateDetection(completeDetection(detection));
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
