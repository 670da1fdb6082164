import { useState } from 'react';

interface Draft {
  /** The text to show: what is typed, else the stored value. */
  text: string;
  /** Why the typed text cannot be stored. */
  problem?: string;
  type: (text: string) => void;
  /** Stores the typed text, unless it has a problem or is the stored value. */
  commit: () => void;
  /** Forgets the typed text. */
  discard: () => void;
}

/**
 * A text that is stored only when its field is left or Enter is pressed: a query with half a text would ask servers for
 * nothing useful. A text with a problem stays in the field, unstored.
 *
 * @param onCommit stores the text
 * @param check says why a text cannot be stored; undefined when it can
 */
export function useDraft(
  stored: string,
  onCommit: (text: string) => void,
  check?: (text: string) => string | undefined
): Draft {
  const [typed, setTyped] = useState<string>();
  const problem = typed === undefined ? undefined : check?.(typed);
  return {
    text: typed ?? stored,
    problem,
    type: setTyped,
    commit: () => {
      if (typed === undefined || problem) {
        return;
      }
      setTyped(undefined);
      if (typed !== stored) {
        onCommit(typed);
      }
    },
    discard: () => setTyped(undefined),
  };
}
