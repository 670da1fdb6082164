import { useEffect, useRef, useState } from 'react';

/** The open card. */
export interface OpenCard {
  key: string;
  /** The mark, which the card stands beside. */
  mark: HTMLElement;
  pinned: boolean;
}

/** Time to move the pointer from a mark to its card, and to pass over marks without cards flashing up, ms. */
const LEAVE = 200;
const ENTER = 60;

/** A card opens under the pointer and on focus, stays when it is pinned, and there is one at a time. */
export function useCard() {
  const [card, setCard] = useState<OpenCard>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const later = (delay: number, next: (before?: OpenCard) => OpenCard | undefined) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setCard(next), delay);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  return {
    card,
    /** The pointer or the focus is on the mark. */
    enter: (key: string, mark: HTMLElement) =>
      later(ENTER, (before) => (before?.pinned ? before : { key, mark, pinned: false })),
    /** The pointer is on the card. */
    stay: () => clearTimeout(timer.current),
    leave: () => later(LEAVE, (before) => (before?.pinned ? before : undefined)),
    pin: (key: string, mark: HTMLElement) => {
      clearTimeout(timer.current);
      setCard({ key, mark, pinned: true });
    },
    close: () => {
      clearTimeout(timer.current);
      setCard(undefined);
    },
  };
}
