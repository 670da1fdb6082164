import { useEffect, useState, type Dispatch, type SetStateAction } from 'react';

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
  // the same functions at each render, so that hundreds of marks need not be made anew
  const [{ cancel, ...actions }] = useState(() => cardActions(setCard));
  useEffect(() => cancel, [cancel]);
  return { card, ...actions };
}

function cardActions(setCard: Dispatch<SetStateAction<OpenCard | undefined>>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const cancel = () => clearTimeout(timer);
  const later = (delay: number, next: (before?: OpenCard) => OpenCard | undefined) => {
    cancel();
    timer = setTimeout(() => setCard(next), delay);
  };
  return {
    cancel,
    /** The pointer or the focus is on the mark. */
    enter: (key: string, mark: HTMLElement) =>
      later(ENTER, (before) => (before?.pinned ? before : { key, mark, pinned: false })),
    /** The pointer is on the card. */
    stay: cancel,
    leave: () => later(LEAVE, (before) => (before?.pinned ? before : undefined)),
    pin: (key: string, mark: HTMLElement) => {
      cancel();
      setCard({ key, mark, pinned: true });
    },
    close: () => {
      cancel();
      setCard(undefined);
    },
  };
}
