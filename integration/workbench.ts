import type { Browser } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { startFallout, TOKEN } from '../demo/servers/fallout';
import { startGraphite as startEmbeddedGraphite } from '../demo/servers/graphite';
import { startWorkbench as serveWorkbench } from '../demo/servers/workbench';
import { startGraphite, type Graphite } from './graphite/server';
import { writeStory } from './story';

/** The workbench, what it asks, and a browser to open it in. */
export interface Workbench {
  url: string;
  graphite: string;
  fallout: string;
  browser: Browser;
  stop: () => Promise<void>;
}

/** On a real Graphite that holds the demo's story, and what `write` adds to it. */
export async function startWorkbench(write?: (graphite: Graphite) => Promise<void>): Promise<Workbench> {
  const graphite = await startGraphite();
  await writeStory(graphite);
  await write?.(graphite);
  return start(graphite.url, graphite.stop);
}

/** On the demo's own Graphite, which is there at once. */
export async function startDemo(): Promise<Workbench> {
  const { url, server } = await startEmbeddedGraphite();
  return start(url, () => server.close());
}

async function start(graphite: string, stopGraphite: () => void): Promise<Workbench> {
  const fallout = await startFallout();
  const { url, server } = await serveWorkbench('build/workbench', { graphite, fallout: fallout.url, token: TOKEN });
  const browser = await launchBrowser();
  const stop = async () => {
    await browser.close();
    server.close();
    fallout.server.close();
    stopGraphite();
  };
  return { url, graphite, fallout: fallout.url, browser, stop };
}
