import { css } from '@emotion/css';
import {
  dateTime,
  EventBusSrv,
  type GrafanaTheme2,
  type PanelData,
  type PanelProps,
  type TimeRange,
} from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { ChangePointsPanel } from '../../src/panel/ChangePointsPanel';
import { DEFAULT_OPTIONS } from '../../src/panel/options/panel-defaults';
import type { PanelOptions } from '../../src/panel/types';
import { useSize } from '../useSize';

interface Props {
  data: PanelData;
  range: TimeRange;
  onRange: (range: TimeRange) => void;
  options?: Partial<PanelOptions>;
  /** Number of charts that have room. */
  charts?: number;
}

/** Our panel in a frame, as a dashboard shows it. */
export function PanelBox({ data, range, onRange, options: first, charts = 3 }: Props) {
  const styles = useStyles2(getStyles);
  const [options, setOptions] = useState<PanelOptions>({ ...DEFAULT_OPTIONS, ...first });
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <section
      className={styles.panel}
      style={{ height: `calc(${charts} * 132px + 64px)` }}
      ref={box}
      data-state={data.state}
      data-testid="panel"
    >
      <ChangePointsPanel
        {...({} as PanelProps<PanelOptions>)}
        {...size}
        id={1}
        data={data}
        options={options}
        onOptionsChange={setOptions}
        timeRange={range}
        timeZone="utc"
        eventBus={EVENTS}
        onChangeTimeRange={({ from, to }) => onRange(rangeOf(from, to))}
      />
    </section>
  );
}

/** @param from and to, ms since 1970 */
export function rangeOf(from: number, to: number): TimeRange {
  const range = { from: dateTime(from), to: dateTime(to) };
  return { ...range, raw: range };
}

const EVENTS = new EventBusSrv();

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    minHeight: 320,
    overflow: 'hidden',
    background: theme.colors.background.primary,
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
  }),
});
