import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';
import { Tooltip, useStyles2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useState } from 'react';
import { createPortal } from 'react-dom';

import type { ChartEvent } from '../model/chart-events';
import { usePlotHook, useRedrawOn } from './usePlotHook';

interface Props {
  config: UPlotConfigBuilder;
  events: ChartEvent[];
  timeZone: TimeZone;
}

interface Placed {
  event: ChartEvent;
  left: number;
  width: number;
}

/** Dashboard annotations and alert states: a line or a region, and a tab below it that tells the rest. */
export function Events({ config, events, timeZone }: Props) {
  const [over, setOver] = useState<HTMLElement>();
  const [placed, setPlaced] = useState<Placed[]>([]);
  const styles = useStyles2(getStyles);

  usePlotHook(config, 'init', (plot) => setOver(plot.over));
  usePlotHook(config, 'destroy', () => setOver(undefined));
  usePlotHook(config, 'draw', (plot) => {
    const { min = NaN, max = NaN } = plot.scales.x;
    const x = (time: number) => Math.round(plot.valToPos(Math.min(max, Math.max(min, time)), 'x'));
    const inView = events.filter(({ time, timeEnd = time }) => time <= max && timeEnd >= min);
    const next = inView.map((event) => {
      const left = x(event.time);
      return { event, left, width: event.timeEnd === undefined ? 0 : x(event.timeEnd) - left };
    });
    setPlaced((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
  });

  useRedrawOn(config, events);

  if (!over) {
    return null;
  }
  return createPortal(
    placed.map(({ event, left, width }, i) => (
      <React.Fragment key={i}>
        <div className={styles.line} style={{ left, width, color: event.color }} />
        <Tooltip content={<EventText event={event} timeZone={timeZone} />} placement="top">
          <button
            type="button"
            className={styles.tab}
            style={{ left, width: Math.max(9, width), color: event.color }}
            aria-label={`${event.title || event.text || 'Annotation'}, ${dateTimeFormat(event.time, { timeZone })}`}
            data-testid="hunter-event"
          />
        </Tooltip>
      </React.Fragment>
    )),
    over
  );
}

function EventText({ event: { time, timeEnd, title, text, tags }, timeZone }: { event: ChartEvent; timeZone: string }) {
  const at = dateTimeFormat(time, { timeZone });
  return (
    <div>
      <div>{timeEnd === undefined ? at : `${at} – ${dateTimeFormat(timeEnd, { timeZone })}`}</div>
      {title && <strong>{title}</strong>}
      {text && <div>{text}</div>}
      {tags.length > 0 && <div>{tags.join(', ')}</div>}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({
    position: 'absolute',
    top: 0,
    bottom: 0,
    borderLeft: '1px solid currentColor',
    background: 'color-mix(in srgb, currentColor 8%, transparent)',
    opacity: 0.8,
    pointerEvents: 'none',
  }),
  tab: css({
    position: 'absolute',
    bottom: -2,
    height: 6,
    minWidth: 9,
    marginLeft: -4,
    padding: 0,
    border: 'none',
    background: 'currentColor',
    borderRadius: theme.shape.radius.default,
    cursor: 'pointer',
    '&:focus-visible': { outline: `2px solid ${theme.colors.primary.main}` },
  }),
});
