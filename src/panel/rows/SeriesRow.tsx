import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import type { TimeRange } from '../../core/series/series';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { tellSeries } from '../status/summary';
import type { Columns, RowTexts } from './columns';
import { ROW } from './place-rows';
import { ChangeWords, SeriesName } from './SeriesName';
import { Sparkline } from './Sparkline';

interface Props extends Omit<React.HTMLAttributes<HTMLDivElement>, 'style'> {
  one: ChartSeries;
  marked: ShownChange[];
  texts: RowTexts;
  range: TimeRange;
  columns: Columns;
  /** px, from the top of the list. */
  top: number;
  /** Its chart is shown. */
  chosen: boolean;
  /** The arrow keys are at it. */
  active: boolean;
}

/** A series in a line: its name, a small picture, its level and its change, as far as there is room. */
export function SeriesRow({ one, marked, texts, range, columns, top, chosen, active, ...row }: Props) {
  const styles = useStyles2(getStyles);
  const level = one.segments.at(-1)?.mean;
  const { news, change, when } = texts;
  return (
    <div
      role="option"
      aria-selected={chosen}
      aria-label={tellSeries(one, marked)}
      title={tellSeries(one, marked)}
      className={cx(styles.row, { [styles.chosen]: chosen, [styles.active]: active })}
      style={{ top, gridTemplateColumns: columns.grid }}
      data-testid="hunter-row"
      {...row}
    >
      <SeriesName one={one} />
      {columns.spark > 0 && <Sparkline one={one} news={news} range={range} width={columns.spark} height={ROW - 8} />}
      {columns.level > 0 && <span className={styles.number}>{level === undefined ? '' : one.format(level)}</span>}
      <ChangeWords news={news} text={change} />
      {columns.when > 0 && <span className={styles.when}>{when}</span>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({
    position: 'absolute',
    left: 0,
    right: 0,
    height: ROW,
    display: 'grid',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    padding: theme.spacing(0, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    cursor: 'pointer',
    scrollSnapAlign: 'start',
    borderRadius: theme.shape.radius.default,
    '&:hover': { background: theme.colors.action.hover },
  }),
  chosen: css({
    background: theme.colors.background.secondary,
    boxShadow: `inset 2px 0 ${theme.colors.primary.main}`,
  }),
  active: css({
    'div:focus-visible > div > &': { outline: `2px solid ${theme.colors.primary.main}`, outlineOffset: -2 },
  }),
  number: css({ textAlign: 'right', whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }),
  when: css({
    color: theme.colors.text.secondary,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  }),
});
