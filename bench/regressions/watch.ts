import { readFileSync } from 'node:fs';

import type { Browser, Page } from 'playwright-core';

export interface Watched {
  /** From the first answer with points, ms. */
  firstRows: number;
  /** From the opening of the page, ms. */
  opened: number;
  total: number;
  longest: number;
  /** Tasks over 50 ms, and over 200 ms. */
  long: number;
  veryLong: number;
}

interface Watch {
  rows?: number;
  first?: number;
  done?: number;
  busy?: boolean;
  tasks: number[];
}

/** Before a page is opened: notes when rows appear, when all is done, and which tasks were long. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Watch = { tasks: [] };
    Object.assign(window, { noted });
    new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => noted.tasks.push(duration))).observe({
      type: 'longtask',
      buffered: true,
    });
    new PerformanceObserver((list) => {
      const answer = list.getEntries().find(({ name }) => name.includes('/graphite/render'));
      noted.first ??= (answer as PerformanceResourceTiming | undefined)?.responseEnd;
    }).observe({ type: 'resource', buffered: true });
    new MutationObserver(() => {
      if (!noted.rows && document.querySelector('tbody tr')) {
        noted.rows = performance.now();
      }
      const busy = document.querySelector('progress') !== null;
      if (noted.busy && !busy) {
        noted.done = performance.now();
      }
      noted.busy = busy;
    }).observe(document, { childList: true, subtree: true });
  });
}

/** Waits until all is done. */
export async function watched(page: Page): Promise<Watched> {
  await page.waitForFunction(
    () => {
      const { busy, done } = (window as unknown as { noted: Watch }).noted;
      return !busy && done !== undefined;
    },
    undefined,
    { timeout: 600_000 }
  );
  const { rows = NaN, first = NaN, done = NaN, tasks } = await notes(page);
  return {
    firstRows: rows - first,
    opened: rows,
    total: done,
    longest: Math.max(0, ...tasks),
    long: tasks.length,
    veryLong: tasks.filter((task) => task > 200).length,
  };
}

const notes = (page: Page) => page.evaluate(() => (window as unknown as { noted: Watch }).noted);

/** How long it takes until what somebody did shows, and the longest task meanwhile, ms. */
export async function reaction(page: Page, act: () => Promise<void>, shows: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => ((window as unknown as { noted: Watch }).noted.tasks = []));
  const start = performance.now();
  await act();
  await shows();
  const passed = performance.now() - start;
  await page.waitForTimeout(300);
  const { tasks } = await notes(page);
  return `${Math.round(passed)} ms, longest task ${Math.round(Math.max(0, ...tasks))} ms`;
}

/** What the page holds after a collection, and the most its process had, MB. */
export async function memory(browser: Browser, page: Page): Promise<{ heap: number; peak?: number }> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 1e6;
  const all = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const peaks = all.processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
  return { heap, peak: Math.max(...peaks.map((peak) => peak ?? 0)) || undefined };
}

function peakOf(pid: number): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    // only Linux tells
    return undefined;
  }
}
