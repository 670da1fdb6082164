import React, { memo, useState, type KeyboardEvent } from 'react';
import type uPlot from 'uplot';

import type { useCard } from '../card/useCard';
import { MarkButton } from './MarkButton';
import { keyOf, type Mark } from './place-marks';

/** Outside of every plot, px. */
const NOWHERE = { left: -10, top: -10 };

interface Props extends Pick<ReturnType<typeof useCard>, 'enter' | 'leave' | 'pin'> {
  plot: uPlot;
  marks: Mark[];
  /** Key of the mark whose card is pinned. */
  pinned?: string;
}

/**
 * The buttons over the marks of a chart: one stop of the Tab key, with the arrow keys from one to the next. There may be
 * hundreds, so they are made anew only when they differ.
 */
export const MarkButtons = memo(function MarkButtons({ plot, marks, pinned, enter, leave, pin }: Props) {
  const [stop, setStop] = useState(0);
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
  return marks.map((mark, index) => {
    const key = keyOf(mark);
    return (
      <MarkButton
        key={key}
        mark={mark}
        tabIndex={index === Math.min(stop, marks.length - 1) ? 0 : -1}
        aria-expanded={key === pinned}
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
  });
});
