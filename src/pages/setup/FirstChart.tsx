import { LoadingState } from '@grafana/data';
import { Alert } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { t } from '../../shared/translate';
import { ChangePointsChart } from '../chart/ChangePointsChart';
import { chartHeight, NARROW } from '../chart/chart-height';
import { QueryErrors } from '../chart/QueryErrors';
import { toTimeRange } from '../chart/to-time-range';
import { usePanelData } from '../chart/usePanelData';
import { worstFirst } from '../chart/worst-first';
import { useNarrow } from '../useNarrow';
import type { chosenQuery } from './setup-url';
import type { StepState } from './Step';

interface Props {
  query: NonNullable<ReturnType<typeof chosenQuery>>;
  onState: (state: StepState) => void;
}

/** Charts that fit on a page of steps; the rest are a click away. */
const MOST = 6;

/** The series of a query over the last half year, or what is wrong with it. */
export function FirstChart({ query, onState }: Props) {
  // once for each query: the parent makes another component of another query
  const queries = useMemo(() => [query], [query]);
  const range = useMemo(() => toTimeRange({ from: 'now-180d', to: 'now' }), []);
  const [box, narrow] = useNarrow<HTMLDivElement>(NARROW);
  const data = usePanelData(queries, range);
  const state = stateOf(data.state, data.series.length, data.errors?.length ?? 0);
  useEffect(() => onState(state), [state]); // eslint-disable-line react-hooks/exhaustive-deps
  const shown = useMemo(() => ({ ...data, series: worstFirst(data.series).slice(0, MOST) }), [data]);
  return (
    <div ref={box} style={{ width: '100%' }}>
      <QueryErrors errors={data.errors} />
      {state === 'failed' && !data.errors?.length && (
        <Alert
          severity="warning"
          title={t('pages.setup.empty', 'Graphite has no points for this in the last 180 days.')}
        />
      )}
      {data.series.length > 0 && (
        <ChangePointsChart
          title={t('pages.setup.chart', 'Series with their change points')}
          data={shown}
          height={chartHeight(shown.series.length, narrow)}
          options={{ layout: 'multiples' }}
          onZoom={() => undefined}
        />
      )}
      {data.series.length > MOST && (
        <div>
          {t('pages.setup.more', 'The {{shown}} of {{total}} series that changed most are shown.', {
            shown: MOST,
            total: data.series.length,
          })}
        </div>
      )}
    </div>
  );
}

function stateOf(state: LoadingState, series: number, errors: number): StepState {
  if (state === LoadingState.Done || state === LoadingState.Error) {
    return series > 0 && errors === 0 ? 'done' : 'failed';
  }
  return 'busy';
}
