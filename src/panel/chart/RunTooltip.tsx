import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { SeriesTable, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Aligned } from '../model/aligned';
import type { ChartSeries } from '../model/chart-series';

interface Props {
  series: ChartSeries[];
  data: Aligned;
  /** Per uPlot series (the first is time): position in the data, or null where nothing is near. */
  indexes: Array<number | null>;
  timeZone: TimeZone;
}

/** The values of the run under the cursor. */
export function RunTooltip({ series, data, indexes, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const at = indexes[0];
  const rows = series.flatMap(({ label, color, format }, s) => {
    const index = indexes[s + 1];
    const value = index === null || index === undefined ? undefined : data[s + 1][index];
    return typeof value === 'number' ? [{ label, color, value: format(value) }] : [];
  });
  if (at === null || at === undefined || rows.length === 0) {
    return null;
  }
  return (
    <div className={styles.box}>
      <SeriesTable timestamp={dateTimeFormat(data[0][at], { timeZone })} series={rows} />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({ box: css({ padding: theme.spacing(1) }) });
