import { useEffect, useRef } from 'react';

/**
 * Passes on what a query is changed to, once. A list of Grafana 12.3 that is clicked within a frame of the pointer's move
 * tells of the choice again whenever it is drawn, which in Explore, where each change draws the editor, had no end.
 *
 * @param query as it is stored
 */
export function useTellOnce<T extends object>(query: T, tell: (changed: T) => void): (changed: T) => void {
  const stored = JSON.stringify(query);
  const told = useRef(stored);
  useEffect(() => {
    told.current = stored;
  }, [stored]);
  return (changed) => {
    const text = JSON.stringify(changed);
    if (text !== told.current) {
      told.current = text;
      tell(changed);
    }
  };
}
