import { useLayoutEffect, useRef, useState } from 'react';

/** Whether an element is narrower than so many px. */
export function useNarrow<T extends HTMLElement>(below: number) {
  const element = useRef<T>(null);
  const [narrow, setNarrow] = useState(false);
  useLayoutEffect(() => {
    const measure = (width: number) => setNarrow(width < below);
    measure(element.current!.getBoundingClientRect().width);
    const observer = new ResizeObserver(([entry]) => measure(entry.contentRect.width));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [below]);
  return [element, narrow] as const;
}
