import { useEffect, useRef, useState } from 'react';

/** Whether an element is within a screen of being seen; true where the browser cannot tell. */
export function useNearViewport<T extends Element>() {
  const element = useRef<T>(null);
  const [near, setNear] = useState(typeof IntersectionObserver === 'undefined');
  useEffect(() => {
    if (typeof IntersectionObserver === 'undefined' || !element.current) {
      return;
    }
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)!.isIntersecting), {
      rootMargin: '50% 0px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, near] as const;
}
