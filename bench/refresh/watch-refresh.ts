import type { CDPSession, Page } from 'playwright-core';

/** A refresh, ms. */
export interface Refreshed {
  /** From the refresh to the last stroke, or to the answer where nothing had to be drawn. */
  drawn: number;
  /** To the end of the frame after that. */
  painted: number;
  /** To the end of the answer to the request for points. */
  answered: number;
  /** Processor time of the page's thread. */
  processor: number;
}

/** Times that a page notes in its own `window`, ms. */
interface Noted {
  stroke: number;
  frame: number;
  done: number;
}

type Watched = typeof window & { noted: Noted; __grafanaSceneContext: any };

/** Installs the recording. Call it before the page is opened. */
export async function watchRefresh(page: Page): Promise<CDPSession> {
  await page.addInitScript(() => {
    const noted: Noted = { stroke: 0, frame: 0, done: 0 };
    Object.assign(window, { noted });
    let asked = false;
    const noteFrame = () => {
      if (!asked) {
        asked = true;
        requestAnimationFrame(() => {
          asked = false;
          // a message comes when the frame is painted
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => (noted.frame = performance.now());
          port2.postMessage(0);
        });
      }
    };
    Object.assign(window, { noteFrame });
    const { prototype } = CanvasRenderingContext2D;
    for (const name of ['stroke', 'fill', 'fillText', 'fillRect', 'drawImage'] as const) {
      const own = prototype[name] as (...args: unknown[]) => void;
      Object.assign(prototype, {
        [name](this: CanvasRenderingContext2D, ...args: unknown[]) {
          noted.stroke = performance.now();
          noteFrame();
          own.apply(this, args);
        },
      });
    }
  });
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return session;
}

/** Nothing more is awaited when nothing has happened for so long, ms. */
const QUIET = 1_000;
const settled = (page: Page) =>
  page.waitForFunction((quiet) => {
    const { stroke, frame, done } = (window as Watched).noted;
    return done > 0 && performance.now() - Math.max(stroke, frame, done) > quiet;
  }, QUIET);

/** Opens a dashboard with one panel, and begins to note when its data is there. */
export async function openDashboard(page: Page, grafana: string, uid: string): Promise<void> {
  await page.goto(`${grafana}/d/${uid}?kiosk`);
  await page.locator('canvas').first().waitFor();
  await page.evaluate(() => {
    const { __grafanaSceneContext: scene, noted, noteFrame } = window as unknown as Watched & { noteFrame: () => void };
    const find = (object: any): any => {
      let found = object.state.pluginId ? object : undefined;
      object.forEachChild((child: any) => {
        found ??= find(child);
      });
      return found;
    };
    noted.done = performance.now();
    find(scene.state.body).state.$data.subscribeToState(({ data }: any) => {
      if (data?.state === 'Done') {
        noted.done = performance.now();
        noteFrame();
      }
    });
  });
  await settled(page);
}

/** Refreshes the dashboard as its button does. */
export async function refresh(page: Page, session: CDPSession): Promise<Refreshed> {
  await page.bringToFront();
  await page.waitForTimeout(400);
  const before = await taskTime(session);
  const start = await page.evaluate(() => {
    const { noted, __grafanaSceneContext: scene } = window as Watched;
    Object.assign(noted, { stroke: 0, frame: 0, done: 0 });
    performance.clearResourceTimings();
    const now = performance.now();
    scene.state.$timeRange.onRefresh();
    return now;
  });
  await settled(page);
  const after = await page.evaluate(() => ({
    ...(window as Watched).noted,
    answer: Math.max(
      ...performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.includes('/render'))
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd)
    ),
  }));
  const drawn = Math.max(after.stroke, after.done) - start;
  return {
    drawn,
    painted: Math.max(after.frame - start, drawn),
    answered: after.answer - start,
    processor: (await taskTime(session)) - before,
  };
}

async function taskTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1000;
}
