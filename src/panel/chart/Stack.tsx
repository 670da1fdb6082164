import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { ChartSeries } from '../model/chart-series';
import { summaryOf } from '../status/summary';
import { TIMES, TITLE } from './arrange';
import { Chart, type ChartProps } from './Chart';
import { ChartTitle } from './ChartTitle';
import { useNearViewport } from './useNearViewport';
import { SCROLLBAR, visibleScrollbar } from './visible-scrollbar';

interface Props extends Omit<ChartProps, 'axisSize' | 'hideTimes' | 'series'> {
  /** The series of each chart. */
  groups: ChartSeries[][];
  /** A chart that is alone has its series' names above it. */
  titled: boolean;
  /** At the end of that title. */
  note?: React.ReactNode;
  /** Height of a chart without its title, px. */
  each: number;
  /** There are more charts than fit; whole ones are seen at a time. */
  scrolls: boolean;
}

/** Charts below each other. */
export function Stack({ groups, titled, note, each, scrolls, width, height, ...chart }: Props) {
  const styles = useStyles2(getStyles);
  const axisSize = useMemo(() => (groups.length > 1 ? widestLabel(groups.flat()) : undefined), [groups]);
  if (groups.length <= 1) {
    const series = groups[0] ?? [];
    return (
      <div role="group" aria-label={summaryOf(series, chart.markedOf)}>
        {titled && <ChartTitle series={series} markedOf={chart.markedOf} width={width} height={TITLE} note={note} />}
        <Chart series={series} width={width} height={titled ? height - TITLE : height} {...chart} />
      </div>
    );
  }
  return (
    // it scrolls, so the keyboard must reach it
    <div className={styles.stack} style={{ width, height }} tabIndex={scrolls ? 0 : undefined}>
      {groups.map((group, i) => (
        <Multiple
          key={group.map(({ label }) => label).join()}
          series={group}
          width={scrolls ? width - SCROLLBAR - 2 : width}
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
  return (
    <section
      ref={box}
      className={styles.multiple}
      style={{ height: height + TITLE }}
      aria-label={summaryOf(series, chart.markedOf)}
    >
      <ChartTitle series={series} markedOf={chart.markedOf} width={width} height={TITLE} />
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
  stack: css({ overflowY: 'auto', overflowX: 'hidden', scrollSnapType: 'y mandatory', ...visibleScrollbar(theme) }),
  multiple: css({ scrollSnapAlign: 'start' }),
});
