import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { ChartSeries } from '../model/chart-series';
import { groupSeries } from '../model/group';
import { summaryOf } from '../status/summary';
import type { PanelOptions } from '../types';
import { Chart, type ChartProps } from './Chart';
import { useNearViewport } from './useNearViewport';

/** px; with more charts than fit, the stack scrolls. */
const LOWEST = 110;
const TITLE = 20;

/** Height of the time axis, px. */
const TIMES = 20;

interface Props extends Omit<ChartProps, 'axisSize' | 'hideTimes'> {
  layout: PanelOptions['layout'];
}

/** A chart for each group of series that can share an axis, one below the other. */
export function Stack({ series, layout, width, height, ...chart }: Props) {
  const styles = useStyles2(getStyles);
  const groups = useMemo(() => groupSeries(series, layout), [series, layout]);
  const axisSize = useMemo(() => (groups.length > 1 ? widestLabel(series) : undefined), [groups, series]);
  if (groups.length <= 1) {
    return (
      <div role="group" aria-label={summaryOf(series, chart.markedOf)}>
        <Chart series={series} width={width} height={height} {...chart} />
      </div>
    );
  }
  const room = Math.floor((height - TIMES) / groups.length) - TITLE;
  const scrolls = room < LOWEST;
  const each = scrolls ? LOWEST : room;
  return (
    // it scrolls, so the keyboard must reach it
    <div className={styles.stack} style={{ width, height }} tabIndex={scrolls ? 0 : undefined}>
      {groups.map((group, i) => (
        <Multiple
          key={group.map(({ label }) => label).join()}
          series={group}
          width={scrolls ? width - 10 : width}
          height={!scrolls && i === groups.length - 1 ? each + TIMES : each}
          hideTimes={!scrolls && i < groups.length - 1}
          axisSize={axisSize}
          {...chart}
        />
      ))}
    </div>
  );
}

/** One of several charts. It is drawn when it is about to be seen: fifty at once would take long. */
function Multiple({ series, height, width, ...chart }: ChartProps) {
  const styles = useStyles2(getStyles);
  const [box, near] = useNearViewport<HTMLElement>();
  const title = series.map(({ label }) => label).join(', ');
  return (
    <section ref={box} style={{ height: height + TITLE }} aria-label={summaryOf(series, chart.markedOf)}>
      <div className={styles.title} style={{ height: TITLE }} title={title}>
        {title}
      </div>
      {near && <Chart series={series} width={width} height={height} {...chart} />}
    </section>
  );
}

/** Room for the longest value on any axis, px, so that the charts' time axes stand exactly below each other. */
function widestLabel(series: ChartSeries[]): number {
  const lengths = series.map(({ values, format }) => format(values.reduce((a, b) => Math.max(a, b), 0)).length);
  return 16 + 7.5 * Math.max(...lengths);
}

const getStyles = (theme: GrafanaTheme2) => ({
  stack: css({ overflowY: 'auto', overflowX: 'hidden' }),
  title: css({
    paddingLeft: theme.spacing(1),
    color: theme.colors.text.secondary,
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
