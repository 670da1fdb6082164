import type { CDPSession, Page } from 'playwright-core';

/** Measurements that a page records in its own `window`. */
interface Noted {
  /** Time of the last line on a canvas or change of an element, ms. */
  last: number;
  tasks: Array<{ start: number; duration: number }>;
}

type Watched = typeof window & { noted: Noted };

export interface Painted {
  /** Time from the frames to the last line or element, ms. */
  time: number;
  /** Number of tasks of more than 50 ms in that time. */
  tasks: number[];
}

/** Installs the recording. Call it before the page is opened. */
export async function watchPaint(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted: Noted = { last: 0, tasks: [] };
    Object.assign(window, { noted });
    const { prototype } = CanvasRenderingContext2D;
    for (const name of ['stroke', 'fill', 'fillText'] as const) {
      const own = prototype[name] as (...args: unknown[]) => void;
      prototype[name] = function (this: CanvasRenderingContext2D, ...args: unknown[]) {
        noted.last = performance.now();
        own.apply(this, args);
      };
    }
    new MutationObserver(() => (noted.last = performance.now())).observe(document, { childList: true, subtree: true });
    new PerformanceObserver((list) =>
      list.getEntries().forEach(({ startTime: start, duration }) => noted.tasks.push({ start, duration }))
    ).observe({ type: 'longtask', buffered: true });
  });
}

/** Waits until nothing was drawn for a while. */
const QUIET = 1_000;
const settled = (page: Page) =>
  page.waitForFunction((quiet) => performance.now() - (window as Watched).noted.last > quiet, QUIET);

export async function openDashboard(page: Page, grafana: string, uid: string): Promise<void> {
  await page.goto(`${grafana}/d/${uid}?kiosk`);
  await page
    .locator('canvas')
    .first()
    .waitFor()
    .catch(async () => {
      const text = (await page.locator('body').innerText()).replace(/\s+/g, ' ').slice(0, 300);
      throw new Error(`The dashboard ${uid} shows no chart, but: ${text || 'nothing at all'}`);
    });
  await settled(page);
}

/** Removes the panel's frames, restores them, and measures how long it draws, as when a panel gets its first frames. */
export async function paint(page: Page): Promise<Painted> {
  await page.evaluate(() => {
    const find = (object: any): any => {
      let found = object.state.pluginId ? object : undefined;
      object.forEachChild((child: any) => {
        found ??= find(child);
      });
      return found;
    };
    const provider = find((window as any).__grafanaSceneContext.state.body).state.$data;
    const w = window as any;
    w.full ??= provider.state.data;
    w.give = (series: any[]) => {
      const fresh = series.map((frame) => ({
        ...frame,
        fields: frame.fields.map((field: any) => ({ ...field, config: { ...field.config }, state: undefined })),
      }));
      provider.setState({ data: { ...w.full, series: fresh, structureRev: (w.revision = (w.revision ?? 1000) + 1) } });
    };
    w.give([]);
  });
  await settled(page);
  const start = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        // in a task of its own
        setTimeout(() => {
          const w = window as unknown as Watched & { give: (series: unknown[]) => void; full: { series: unknown[] } };
          w.noted.tasks = [];
          const now = performance.now();
          w.give(w.full.series);
          resolve(now);
        });
      })
  );
  await settled(page);
  const { last, tasks } = await page.evaluate(() => (window as Watched).noted);
  return { time: last - start, tasks: tasks.filter((task) => task.start <= last).map(({ duration }) => duration) };
}

export interface Hovered {
  /** Processor time of the page's thread for a move of the pointer, and of scripts in it, ms. */
  task: number;
  script: number;
  style: number;
  layout: number;
  /** Longest task, ms, where one was over 50 ms. */
  longest: number;
}

const MOVES = 120;

/** Moves the pointer over the chart, a frame for each move. */
export async function hover(page: Page): Promise<Hovered> {
  const box = (await page.locator('.u-over').first().boundingBox())!;
  const session: CDPSession = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const at = (i: number) => page.mouse.move(box.x + box.width * (0.1 + (0.8 * i) / MOVES), box.y + box.height / 2);
  await at(0);
  await page.waitForTimeout(500);
  await page.evaluate(() => ((window as Watched).noted.tasks = []));
  const before = await metrics(session);
  for (let i = 1; i <= MOVES; i++) {
    await at(i);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const after = await metrics(session);
  const each = (name: string) => ((after[name] - before[name]) * 1000) / MOVES;
  const tasks = await page.evaluate(() => (window as Watched).noted.tasks);
  await page.mouse.move(0, 0);
  return {
    task: each('TaskDuration'),
    script: each('ScriptDuration'),
    style: each('RecalcStyleDuration'),
    layout: each('LayoutDuration'),
    longest: Math.max(0, ...tasks.map(({ duration }) => duration)),
  };
}

async function metrics(session: CDPSession): Promise<Record<string, number>> {
  const answer = await session.send('Performance.getMetrics');
  return Object.fromEntries(answer.metrics.map(({ name, value }) => [name, value]));
}
