import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { ChartSeries } from '../model/chart-series';
import { groupSeries } from '../model/group';
import { Chart, type ChartProps } from './Chart';

/** px; with more charts than fit, the stack scrolls. */
const LOWEST = 110;
const TITLE = 20;

/** A chart for each group of series that can share an axis, one below the other. */
export function Stack({ series, width, height, ...chart }: Omit<ChartProps, 'axisSize'>) {
  const styles = useStyles2(getStyles);
  const groups = useMemo(() => groupSeries(series), [series]);
  if (groups.length === 1) {
    return <Chart series={series} width={width} height={height} {...chart} />;
  }
  const each = Math.max(LOWEST, Math.floor(height / groups.length) - TITLE);
  const axisSize = widestLabel(series);
  const scrolls = (each + TITLE) * groups.length > height;
  return (
    <div className={styles.stack} style={{ width, height }}>
      {groups.map((group) => (
        <section key={group.map(({ label }) => label).join()} aria-label={group.map(({ label }) => label).join(', ')}>
          <div className={styles.title} style={{ height: TITLE }}>
            {group.map(({ label }) => label).join(', ')}
          </div>
          <Chart series={group} width={scrolls ? width - 10 : width} height={each} axisSize={axisSize} {...chart} />
        </section>
      ))}
    </div>
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
