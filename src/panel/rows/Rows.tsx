import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { useMemo, useState, type KeyboardEvent } from 'react';

import { t } from '../../shared/translate';
import { TITLE } from '../chart/arrange';
import { Chart, type ChartProps } from '../chart/Chart';
import { ChartTitle } from '../chart/ChartTitle';
import { summaryOf } from '../status/summary';
import { placeRows } from './place-rows';
import { SeriesList } from './SeriesList';

/** Height of a title with a button in it, px. */
const BAR = 24;

/**
 * For more series than there is room for charts: a row for each, what changed first, and a chart of the chosen one
 * beside or above them. In a low panel the chart takes the place of the rows, and gives it back.
 */
export function Rows({ series, width, height, ...chart }: ChartProps) {
  const styles = useStyles2(getStyles);
  const { markedOf, timeRange } = chart;
  const [label, setLabel] = useState<string>();
  const [view, setView] = useState<'rows' | 'chart' | 'back'>('rows');
  // by label: the next answer has other series of the same names, in another order
  const active = Math.max(
    0,
    series.findIndex((one) => one.label === label)
  );
  const place = placeRows(series.length, width, height);
  const range = useMemo(() => ({ from: timeRange.from.valueOf(), to: timeRange.to.valueOf() }), [timeRange]);
  const chosen = useMemo(() => [series[active]], [series, active]);
  const instead = place.where === 'instead';
  const select = (index: number) => setLabel(series[index].label);
  const list = (
    <SeriesList
      series={series}
      markedOf={markedOf}
      range={range}
      {...place.list}
      active={active}
      chosen={instead ? undefined : active}
      autoFocus={view === 'back'}
      onActive={select}
      onOpen={(index) => {
        select(index);
        setView('chart');
      }}
    />
  );
  if (instead && view !== 'chart') {
    return list;
  }
  const title = instead ? BAR : TITLE;
  const close = () => setView('back');
  const onKeyDown = ({ key, target, currentTarget }: KeyboardEvent) => {
    // a card's events come here, too, from where it stands in the page
    if (instead && key === 'Escape' && currentTarget.contains(target as Node)) {
      close();
    }
  };
  return (
    <div className={styles[place.where]} style={{ width, height }}>
      {place.where === 'beside' && list}
      <section aria-label={summaryOf(chosen, markedOf)} onKeyDown={onKeyDown}>
        <div className={styles.bar} style={{ height: title }}>
          {instead && (
            <IconButton name="arrow-left" autoFocus aria-label={t('panel.rows.back', 'All series')} onClick={close} />
          )}
          <ChartTitle
            series={chosen}
            markedOf={markedOf}
            width={place.chart.width - (instead ? BAR : 0)}
            height={title}
            full={!instead}
          />
        </div>
        <Chart series={chosen} width={place.chart.width} height={place.chart.height - title} {...chart} />
      </section>
      {place.where === 'above' && list}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  beside: css({ display: 'flex', justifyContent: 'space-between' }),
  above: css({ display: 'flex', flexDirection: 'column', justifyContent: 'space-between' }),
  instead: css({}),
  bar: css({ display: 'flex', alignItems: 'center', gap: theme.spacing(0.5), '& > *': { minWidth: 0 } }),
});
