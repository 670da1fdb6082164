import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright-core';

export interface Watched {
  /** Time of the first rows after the first answer with points, ms. */
  firstRows: number;
  /** Time of the first rows after the page was opened, ms. */
  opened: number;
  /** Time until all is done, ms. */
  total: number;
  /** Longest task before the first rows, while the page is loaded, ms. */
  longestBefore: number;
  /** Longest task after the first rows, ms. */
  longest: number;
  /** Number of tasks of more than 50 ms after the first rows. */
  long: number;
  /** Number of tasks of more than 200 ms after the first rows. */
  veryLong: number;
}

interface Watch {
  rows?: number;
  first?: number;
  done?: number;
  busy?: boolean;
  tasks: Array<{ start: number; duration: number }>;
}

/** Records when rows appear, when all is done, and which tasks were long. Call it before the page is opened. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Watch = { tasks: [] };
    Object.assign(window, { noted });
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ startTime, duration }) => noted.tasks.push({ start: startTime, duration }))
    ).observe({
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

/** Waits until the page has finished, and returns its measurements. */
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
  const after = tasks.filter(({ start }) => start > rows);
  return {
    firstRows: rows - first,
    opened: rows,
    total: done,
    longestBefore: longestOf(tasks.filter(({ start }) => start <= rows)),
    longest: longestOf(after),
    long: after.length,
    veryLong: after.filter(({ duration }) => duration > 200).length,
  };
}

const longestOf = (tasks: Watch['tasks']) => Math.max(0, ...tasks.map(({ duration }) => duration));

const notes = (page: Page) => page.evaluate(() => (window as unknown as { noted: Watch }).noted);

/** Measures the time from a user's action to its effect on the page, and the longest task in it, ms. */
export async function reaction(page: Page, act: () => Promise<void>, shows: () => Promise<unknown>): Promise<string> {
  await page.evaluate(() => ((window as unknown as { noted: Watch }).noted.tasks = []));
  const start = performance.now();
  await act();
  await shows();
  const passed = performance.now() - start;
  await page.waitForTimeout(300);
  const { tasks } = await notes(page);
  return `${Math.round(passed)} ms, longest task ${Math.round(longestOf(tasks))} ms`;
}

export interface Used {
  /** JavaScript's heap after a collection, MB. */
  heap: number;
  /** The most that the page's process had, MB. */
  peak?: number;
  /** Processor time of the page's process, s: whatever else the machine does, this is what the page takes. */
  processor: number;
}

/** Measures the memory and processor time that a page has used since it was opened. */
export async function used(browser: Browser, page: Page): Promise<Used> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const processor = await metric(session, 'ProcessTime');
  await session.send('HeapProfiler.collectGarbage');
  const heap = (await metric(session, 'JSHeapUsedSize')) / 1e6;
  const all = await (await browser.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const peaks = all.processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
  return { heap, processor, peak: Math.max(...peaks.map((peak) => peak ?? 0)) || undefined };
}

async function metric(session: CDPSession, wanted: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === wanted)?.value ?? NaN;
}

function peakOf(pid: number): number | undefined {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;
  } catch {
    // other systems than Linux do not have this file
    return undefined;
  }
}
