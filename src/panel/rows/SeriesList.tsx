import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';

import type { TimeRange } from '../../core/series/series';
import { t } from '../../shared/translate';
import { visibleScrollbar } from '../chart/visible-scrollbar';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { columnsFor, rowTexts } from './columns';
import { ROW } from './place-rows';
import { SeriesRow } from './SeriesRow';

interface Props {
  series: ChartSeries[];
  markedOf: (one: ChartSeries) => ShownChange[];
  range: TimeRange;
  width: number;
  height: number;
  /** The row that the arrow keys are at. */
  active: number;
  /** The row whose chart is shown. */
  chosen?: number;
  /** Takes the focus, which the chart had that was in its place. */
  autoFocus: boolean;
  onActive: (index: number) => void;
  /** A row was clicked, or Enter pressed on it. */
  onOpen: (index: number) => void;
}

/** Rows above and below those in view that are there before one scrolls to them. */
const AHEAD = 4;

/** A row for each series, of which those in view are made. One stop of the Tab key, with the arrow keys from row to row. */
export function SeriesList({ series, markedOf, range, width, height, active, chosen, autoFocus, ...on }: Props) {
  const { onActive, onOpen } = on;
  const styles = useStyles2(getStyles);
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [first, setFirst] = useState(0);
  const inView = Math.floor(height / ROW);
  const texts = useMemo(() => series.map((one) => rowTexts(one, markedOf(one))), [series, markedOf]);
  const columns = useMemo(() => columnsFor(width, texts), [width, texts]);
  useLayoutEffect(() => scrollTo(box.current!, active), [active, height]);
  useLayoutEffect(() => {
    if (autoFocus) {
      box.current?.focus();
    }
  }, [autoFocus]);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key } = event;
    if (key === 'Enter' || key === ' ') {
      event.preventDefault();
      onOpen(active);
    }
    const last = series.length - 1;
    const target = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + inView,
      PageUp: active - inView,
      Home: 0,
      End: last,
    }[key];
    if (target !== undefined) {
      event.preventDefault();
      onActive(Math.max(0, Math.min(last, target)));
    }
  };
  const from = Math.max(0, first - AHEAD);
  const rows = series.slice(from, first + inView + AHEAD);
  const shown = active >= from && active < from + rows.length;
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={t('panel.rows.label', 'Series, what changed first')}
      aria-activedescendant={shown ? `${id}-${active}` : undefined}
      className={styles.list}
      style={{ width, height }}
      onKeyDown={onKeyDown}
      onScroll={({ currentTarget }) => setFirst(Math.floor(currentTarget.scrollTop / ROW))}
    >
      <div role="presentation" className={styles.rows} style={{ height: series.length * ROW }}>
        {rows.map((one, i) => {
          const index = from + i;
          return (
            <SeriesRow
              key={index}
              id={`${id}-${index}`}
              aria-setsize={series.length}
              aria-posinset={index + 1}
              one={one}
              marked={markedOf(one)}
              texts={texts[index]}
              range={range}
              columns={columns}
              top={index * ROW}
              chosen={index === chosen}
              active={index === active}
              onClick={() => onOpen(index)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Brings a row into view, and moves nothing where it is. */
function scrollTo(box: HTMLElement, index: number): void {
  const top = index * ROW;
  if (top < box.scrollTop) {
    box.scrollTop = top;
  } else if (top + ROW > box.scrollTop + box.clientHeight) {
    box.scrollTop = top + ROW - box.clientHeight;
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({
    flex: 'none',
    overflowY: 'auto',
    overflowX: 'hidden',
    scrollSnapType: 'y proximity',
    ...visibleScrollbar(theme),
    '&:focus-visible': { outline: 'none' },
  }),
  rows: css({ position: 'relative' }),
});
