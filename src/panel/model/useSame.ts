import { useState } from 'react';

/** The value that was there before, as long as the new one says the same: what depends on it then stays as it is. */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) {
    return kept;
  }
  setKept(() => value);
  return value;
}
