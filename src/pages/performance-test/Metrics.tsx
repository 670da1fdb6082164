import type { TimeRange } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import { LinkButton } from '@grafana/ui';
import React, { useMemo } from 'react';

import { isConfirmed } from '../../core/changepoint/change-point';
import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { analysisOfFrame } from '../../frames/series-frame';
import { exploreUrl } from '../../shared/grafana-api/explore-url';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { t } from '../../shared/translate';
import { ChangePointsChart } from '../chart/ChangePointsChart';
import { chartHeight, NARROW } from '../chart/chart-height';
import { onlyErrors, QueryErrors } from '../chart/QueryErrors';
import { usePanelData } from '../chart/usePanelData';
import { useNarrow } from '../useNarrow';
import { runsOfFrames } from './timeline/lanes';
import { Timeline } from './timeline/Timeline';

interface Props {
  source: string;
  series: HunterQueryModel['source'];
  range: TimeRange;
}

/** All metrics as small charts below each other, with what ran when above them. */
export function Metrics({ source, series, range }: Props) {
  const queries = useMemo(
    () => [{ ...DEFAULT_QUERY, refId: 'A', datasource: { type: DATA_SOURCE_ID, uid: source }, source: series }],
    [source, series]
  );
  const data = usePanelData(queries, range);
  const sorted = useMemo(() => ({ ...data, series: [...data.series].sort(byLastChange) }), [data]);
  const runs = useMemo(() => runsOfFrames(data.series), [data.series]);
  const [charts, narrow] = useNarrow<HTMLDivElement>(NARROW);
  return (
    <>
      <QueryErrors errors={data.errors} />
      <Timeline runs={runs} range={range} charts={charts} />
      <div ref={charts}>
        {!onlyErrors(data) && (
          <ChangePointsChart
            title={t('pages.test.metrics', 'Metrics')}
            data={sorted}
            height={chartHeight(data.series.length, narrow)}
            options={{ layout: 'multiples' }}
            onZoom={(zoomed) =>
              locationService.partial({ from: String(Math.round(zoomed.from)), to: String(Math.round(zoomed.to)) })
            }
          />
        )}
      </div>
      <LinkButton
        variant="secondary"
        icon="compass"
        href={exploreUrl(source, queries, range.raw)}
        style={{ marginTop: 16 }}
      >
        {t('pages.open-explore', 'Open in Explore')}
      </LinkButton>
    </>
  );
}

type Frame = Parameters<typeof analysisOfFrame>[0];

function byLastChange(a: Frame, b: Frame): number {
  const last = (frame: Frame) => analysisOfFrame(frame)?.changes.filter(isConfirmed).at(-1)?.time ?? 0;
  return last(b) - last(a);
}
