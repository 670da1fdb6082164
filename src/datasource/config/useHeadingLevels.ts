import { useEffect, useRef, type RefObject } from 'react';

/** The levels that headings of `@grafana/plugin-ui` have below the page's title: of sections, and of what is in them. */
const LEVELS: Record<string, string> = { H3: '2', H6: '3' };

/**
 * Tells screen readers the levels of headings as they follow each other. The library has h3 for sections and h6 for what
 * is in them, below a page's h1: whoever goes from heading to heading would look for what is between.
 */
export function useHeadingLevels<T extends HTMLElement>(): RefObject<T> {
  const ref = useRef<T>(null);
  useEffect(() => {
    const root = ref.current!;
    const tell = () =>
      root.querySelectorAll('h3, h6').forEach((heading) => heading.setAttribute('aria-level', LEVELS[heading.tagName]));
    tell();
    // sections are unfolded, and authentication has others for each method
    const observer = new MutationObserver(tell);
    observer.observe(root, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return ref;
}
