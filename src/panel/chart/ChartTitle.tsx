import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { rowTexts } from '../rows/columns';
import { ChangeWords, SeriesName } from '../rows/SeriesName';

interface Props {
  series: ChartSeries[];
  markedOf: (one: ChartSeries) => ShownChange[];
  /** px */
  width: number;
  height: number;
  /** With the whole name. */
  full?: boolean;
  /** At the end. */
  note?: React.ReactNode;
}

/** The names of a chart's series with their changes, in place of a legend. */
export function ChartTitle({ series, markedOf, width, height, full, note }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.title} style={{ width, height }} title={series.map(({ label }) => label).join(', ')}>
      {series.map((one) => {
        const marked = markedOf(one);
        const { news, change } = rowTexts(one, marked);
        return (
          <React.Fragment key={one.label}>
            <SeriesName one={one} name={full ? one.label : one.name} />
            {/* of several, there is hardly room for the names: nothing is said where nothing is to be said */}
            <ChangeWords news={news} text={series.length > 1 && isUnchanged(one, marked) ? '' : change} />
          </React.Fragment>
        );
      })}
      {note && <span className={styles.note}>{note}</span>}
    </div>
  );
}

const isUnchanged = ({ pending, remark }: ChartSeries, marked: ShownChange[]) =>
  !pending && !remark && marked.length === 0;

const getStyles = (theme: GrafanaTheme2) => ({
  title: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    // names give way to what changed
    '& > :nth-child(even)': { flex: 'none' },
  }),
  note: css({ flex: 'none', marginLeft: 'auto', display: 'flex' }),
});
