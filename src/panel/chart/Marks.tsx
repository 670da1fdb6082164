import { useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { useState, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';

import { changeHeadline } from '../../core/report/describe';
import { CardPopover } from '../card/CardPopover';
import { ChangeCard } from '../card/ChangeCard';
import { useCard } from '../card/useCard';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { say } from '../say';
import { drawMarks } from './draw-marks';
import { MarkButton } from './MarkButton';
import { placeMarks, sameMarks, type Mark } from './place-marks';
import { usePlotHook, useRedrawOn } from './usePlotHook';

/** Outside of every plot, px. */
const NOWHERE = { left: -10, top: -10 };

interface Props {
  config: UPlotConfigBuilder;
  series: ChartSeries[];
  /** The changes to mark, by series. */
  marked: ShownChange[][];
  /** Draws the actions of a pinned card. */
  renderActions: (shown: ShownChange, one: ChartSeries, close: () => void) => React.ReactNode;
}

/**
 * A mark on each change; pointer, focus or touch opens its card, a click or Enter pins it. The marks of a chart are one
 * stop of the Tab key, with the arrow keys from one to the next.
 */
export function Marks({ config, series, marked, renderActions }: Props) {
  const theme = useTheme2();
  const [plot, setPlot] = useState<uPlot>();
  const [marks, setMarks] = useState<Mark[]>([]);
  const [stop, setStop] = useState(0);
  const { card, enter, stay, leave, pin, close } = useCard();

  usePlotHook(config, 'init', setPlot);
  usePlotHook(config, 'destroy', () => setPlot(undefined));
  usePlotHook(config, 'draw', (drawn) => {
    const placed = placeMarks(drawn, series, marked);
    drawMarks(drawn, placed, theme);
    setMarks((before) => (sameMarks(before, placed) ? before : placed));
  });

  useRedrawOn(config, marked);

  if (!plot) {
    return null;
  }
  const keyOf = ({ shown }: Mark) => shown.key;
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const target = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (target !== undefined && marks[target]) {
      event.preventDefault();
      // uPlot would move the cursor
      event.stopPropagation();
      setStop(target);
      plot.over.querySelectorAll<HTMLElement>('[data-testid="hunter-mark"]')[target]?.focus();
    }
  };
  const open = marks.find((mark) => keyOf(mark) === card?.key);
  return (
    <>
      {createPortal(
        marks.map((mark, index) => {
          const key = keyOf(mark);
          return (
            <MarkButton
              key={key}
              mark={mark}
              tabIndex={index === Math.min(stop, marks.length - 1) ? 0 : -1}
              aria-expanded={card?.key === key && card.pinned}
              onMouseEnter={(event) => {
                // takes the tooltip of the run beside the mark away
                plot.setCursor(NOWHERE);
                enter(key, event.currentTarget);
              }}
              onMouseLeave={leave}
              onFocus={(event) => {
                setStop(index);
                enter(key, event.currentTarget);
              }}
              onBlur={leave}
              onClick={(event) => pin(key, event.currentTarget)}
              onKeyDown={(event) => onKeyDown(event, index)}
              // the chart below would start a zoom
              onMouseDown={(event) => event.stopPropagation()}
            />
          );
        }),
        plot.over
      )}
      {open && card && (
        <CardPopover
          // pinned, it is another kind of window: it takes the focus
          key={String(card.pinned)}
          mark={card.mark}
          label={changeHeadline(open.shown.change, open.one.label, say, open.one.when)}
          pinned={card.pinned}
          onClose={close}
          onEnter={stay}
          onLeave={leave}
        >
          <ChangeCard shown={open.shown} one={open.one}>
            {card.pinned ? renderActions(open.shown, open.one, close) : undefined}
          </ChangeCard>
        </CardPopover>
      )}
    </>
  );
}
