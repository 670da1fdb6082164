import { useTheme2, type UPlotConfigBuilder } from '@grafana/ui';
import React, { lazy, startTransition, Suspense, useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type uPlot from 'uplot';

import { useCard } from '../card/useCard';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';
import { drawMarks } from './draw-marks';
import { MarkButtons } from './MarkButtons';
import { keyOf, placeMarks, sameMarks, type Mark } from './place-marks';
import { usePlotHook, useRedrawOn } from './usePlotHook';

// The first picture does without it; it comes as soon as there is a mark.
const loadCard = () => import('../card/MarkCard');
const MarkCard = lazy(loadCard);

interface Props {
  config: UPlotConfigBuilder;
  series: ChartSeries[];
  /** The changes to mark, by series. */
  marked: ShownChange[][];
  /** Draws the actions of a pinned card. */
  renderActions: (shown: ShownChange, one: ChartSeries, close: () => void) => React.ReactNode;
}

/** A mark on each change; pointer, focus or touch opens its card, a click or Enter pins it. */
export function Marks({ config, series, marked, renderActions }: Props) {
  const theme = useTheme2();
  const [plot, setPlot] = useState<uPlot>();
  const [marks, setMarks] = useState<Mark[]>([]);
  const { card, enter, stay, leave, pin, close } = useCard();

  usePlotHook(config, 'init', setPlot);
  usePlotHook(config, 'destroy', () => setPlot(undefined));
  usePlotHook(config, 'draw', (drawn) => {
    const placed = placeMarks(drawn, series, marked);
    drawMarks(drawn, placed, theme);
    // nobody sees the buttons: the picture comes first
    startTransition(() => setMarks((before) => (sameMarks(before, placed) ? before : placed)));
  });

  useRedrawOn(config, marked);
  useLoaded(marks.length > 0);

  if (!plot) {
    return null;
  }
  const open = marks.find((mark) => keyOf(mark) === card?.key);
  return (
    <>
      {createPortal(
        <MarkButtons
          plot={plot}
          marks={marks}
          pinned={card?.pinned ? card.key : undefined}
          enter={enter}
          leave={leave}
          pin={pin}
        />,
        plot.over
      )}
      {open && card && (
        <Suspense fallback={null}>
          <MarkCard
            // pinned, it is another kind of window: it takes the focus
            key={String(card.pinned)}
            mark={card.mark}
            pinned={card.pinned}
            onClose={close}
            onEnter={stay}
            onLeave={leave}
            shown={open.shown}
            one={open.one}
          >
            {card.pinned ? renderActions(open.shown, open.one, close) : undefined}
          </MarkCard>
        </Suspense>
      )}
    </>
  );
}

/** Loads the card before somebody points at a mark. */
function useLoaded(needed: boolean): void {
  useEffect(() => {
    if (needed) {
      loadCard().catch(() => undefined);
    }
  }, [needed]);
}
