import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type LaunchOptions } from 'playwright-core';

/**
 * A headless Chromium: the one that CHROMIUM names, else the one of the npm package (Linux on x64), else the one that
 * is installed as Chrome.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const own = process.env.CHROMIUM;
  if (own) {
    return playwright.launch({ ...options, executablePath: own, args: ARGUMENTS });
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    return playwright.launch({
      ...options,
      executablePath: await chromium.executablePath(),
      args: ARGUMENTS,
    });
  }
  return playwright.launch({ ...options, channel: 'chrome' });
}

// No requests of its own: the browser is for a page of this machine.
const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
