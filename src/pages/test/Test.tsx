import { locationService, PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, RadioButtonGroup } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

import { isConfirmed } from '../../core/changepoint/judge';
import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { analysisOfFrame } from '../../frames/series-frame';
import { exploreUrl } from '../../links/explore';
import { ChangePointsChart } from '../find/ChangePointsChart';
import { rangeOf } from '../find/time';
import { usePanelData } from '../find/usePanelData';
import { DATA_SOURCE, PATHS } from '../routes';
import { Series } from './Series';

const RANGES = ['30d', '90d', '180d', '365d'].map((value) => ({ value, label: value.replace('d', ' days') }));
/** px, of a chart and of what is around them. */
const CHART = 130;
const AROUND = 120;

/** All metrics of one test as small charts, those that changed most recently first. */
export default function Test() {
  const { search } = useLocation();
  const address = useMemo(() => new URLSearchParams(search), [search]);
  const [source, test, saved, last] = ['source', 'test', 'saved', 'last'].map((name) => address.get(name) ?? undefined);
  return (
    <PluginPage
      pageNav={{ text: test ?? saved ?? 'Test', parentItem: { text: 'Regressions', url: PATHS.regressions } }}
      subTitle="All metrics of the test; those that changed last come first."
      actions={
        <RadioButtonGroup
          aria-label="Time range"
          options={RANGES}
          value={last ?? '180d'}
          onChange={(value) => locationService.partial({ last: value, from: null, to: null })}
        />
      }
    >
      {source && (test || saved) ? (
        <Series source={source} test={test} saved={saved}>
          {(series) => (
            <Metrics
              source={source}
              series={series}
              last={last ?? '180d'}
              zoom={[address.get('from'), address.get('to')]}
            />
          )}
        </Series>
      ) : (
        <Alert severity="info" title="No test is chosen">
          <LinkButton href={PATHS.regressions}>Choose one among the regressions</LinkButton>
        </Alert>
      )}
    </PluginPage>
  );
}

interface Props {
  source: string;
  series: HunterQueryModel['source'];
  last: string;
  zoom: [string | null, string | null];
}

function Metrics({ source, series, last, zoom: [from, to] }: Props) {
  const range = useMemo(
    () => rangeOf(from && to ? { from, to } : { from: `now-${last}`, to: 'now' }),
    [from, to, last]
  );
  const queries = useMemo(
    () => [
      {
        ...DEFAULT_QUERY,
        refId: 'A',
        datasource: { type: DATA_SOURCE, uid: source },
        source: series,
      },
    ],
    [source, series]
  );
  const data = usePanelData(queries, range);
  const sorted = useMemo(() => ({ ...data, series: [...data.series].sort(byLastChange) }), [data]);
  return (
    <>
      {data.errors?.map(({ message }) => (
        <Alert key={message} severity="error" title={message ?? 'The query failed.'} />
      ))}
      <ChangePointsChart
        title="Metrics"
        data={sorted}
        height={Math.max(400, data.series.length * CHART + AROUND)}
        options={{ layout: 'multiples' }}
        onZoom={(zoomed) =>
          locationService.partial({ from: String(Math.round(zoomed.from)), to: String(Math.round(zoomed.to)) })
        }
      />
      <LinkButton variant="secondary" icon="compass" href={exploreUrl(source, queries, range.raw)}>
        Open in Explore
      </LinkButton>
    </>
  );
}

type Frame = Parameters<typeof analysisOfFrame>[0];

function byLastChange(a: Frame, b: Frame): number {
  const last = (frame: Frame) => analysisOfFrame(frame)?.changes.filter(isConfirmed).at(-1)?.time ?? 0;
  return last(b) - last(a);
}
