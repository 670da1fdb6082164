import type { Page } from 'playwright-core';

import type { Point } from '../demo/story/points';
import { runTimes } from '../demo/story/times';
import type { Graphite } from './graphite/server';
import { startWorkbench, type Workbench } from './workbench';

let workbench: Workbench;
let page: Page;

beforeAll(async () => {
  workbench = await startWorkbench(writeDisks);
});

/** Series with tags. */
async function writeDisks(graphite: Graphite): Promise<void> {
  const hosts = ['web-1', 'web-2', 'db-1'];
  const series = hosts.map((host) => `disk.used;dc=${host.startsWith('web') ? 'eu' : 'us'};host=${host}`);
  await graphite.write(
    series.flatMap((path) => runTimes().map((time, run): Point => [path, 10 + (run % 3), time / 1000]))
  );
  // carbon tells graphite-web about tags a while after; this is what it sends
  const form = new URLSearchParams(series.map((path) => ['path', path]));
  await fetch(`${graphite.url}/tags/tagMultiSeries`, { method: 'POST', body: form });
}

afterAll(() => workbench?.stop());

afterEach(() => page.close());

async function open(targets: string[], editor = 'builder', width = 1280): Promise<void> {
  page = await workbench.browser.newPage({ locale: 'en-US', viewport: { width, height: 1000 } });
  if (editor === 'builder') {
    // the plain text area stays where the code editor cannot be loaded, and is easier to read
    await page.route('**/ReactMonacoEditor*', (route) => route.abort());
  }
  const query = new URLSearchParams([...targets.map((target) => ['target', target]), ['editor', editor]]);
  await page.goto(`${workbench.url}/?${query}`);
  await page.getByRole('radiogroup', { name: 'Editor' }).waitFor();
}

const option = (name: string | RegExp) => page.getByRole('option', { name, exact: true });
const field = (name: string) => page.getByLabel(name, { exact: true });

/** The targets as they are stored: what the text editor shows. */
async function stored(): Promise<string> {
  // by keyboard: a tooltip may cover it
  await page.getByRole('radio', { name: 'Text', exact: true }).press('Space');
  return field('Targets').inputValue();
}

/** Types into a list, waits for what the server finds, goes down to the wanted option and takes it. */
async function pick(label: string, typed: string, name: string): Promise<void> {
  await field(label).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.type(typed);
  await option(name).waitFor();
  // the list of what was typed comes after a moment, and takes the place of a longer one
  await page.waitForTimeout(SETTLED);
  for (let tries = 0; tries < 20 && (await highlighted()) !== name; tries++) {
    await page.keyboard.press('ArrowDown');
    await page.waitForTimeout(50);
  }
  await page.keyboard.press('Enter');
  // Grafana's list tells of a choice after it has drawn it
  await page.waitForTimeout(SETTLED);
}

const SETTLED = 400;

/** The option that Enter would take. */
const highlighted = () => page.locator('[role=option][aria-selected=true]').textContent();

describe('the builder', () => {
  it('picks a path node by node, by keyboard alone', async () => {
    await open(['']);
    await pick('Node 1', 'per', 'perf');
    await pick('Node 2', 'da', 'daily');
    await pick('Node 3', 'lwt', 'lwt-read');
    await pick('Node 4', '*', '*');
    await pick('Node 5', 'thr', 'throughput');
    await page.getByRole('button', { name: /^Regression: .* of perf.daily.lwt-read.result.throughput/ }).waitFor();
    expect(await field('Node 6').count()).toBe(0);
    expect(await stored()).toBe('perf.daily.lwt-read.*.throughput');
  });

  it('adds a function and edits its parameter', async () => {
    await open(['perf.daily.lwt-read.result.throughput']);
    await page.getByRole('button', { name: 'Function', exact: true }).click();
    await field('Add a function').click();
    await page.keyboard.type('aliasByNod');
    await option(/^aliasByNode/).waitFor();
    await page.waitForTimeout(SETTLED);
    await option(/^aliasByNode/)
      .first()
      .click();
    await field('aliasByNode: nodes').fill('2');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: / of lwt-read/ }).waitFor();
    expect(await stored()).toBe('aliasByNode(perf.daily.lwt-read.result.throughput, 2)');
  });

  it('picks tags; the conditions that are there narrow the lists', async () => {
    await open(['']);
    await page.getByRole('radio', { name: 'Tags', exact: true }).check({ force: true });
    await pick('Tag 1: name', 'd', 'dc');
    await pick('Tag 1: value', 'e', 'eu');
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await pick('Tag 2: name', 'ho', 'host');
    await field('Tag 2: value').click();
    await option('web-2').waitFor();
    expect(await option('db-1').count()).toBe(0);
    await page.keyboard.press('Escape');
    await pick('Tag 2: value', 'we', 'web-2');
    expect(await stored()).toBe("seriesByTag('dc=eu', 'host=web-2')");
  });

  it('keeps hostile targets as they are, and says why they are shown as text', async () => {
    const hostile = [
      'alias(a.b, "it\'s',
      'f(((',
      '😀."\u202e',
      'alias( size.* , \'say "hi"\' )',
      '<img src=x onerror=1>',
    ];
    await open(hostile, 'builder', 400);
    await field('Target 1 as text').waitFor();
    expect(await page.getByText(/^Shown as text because it has/).count()).toBe(4);
    // nothing reaches beyond a narrow page
    const editor = await page.getByRole('group', { name: 'Target 4' }).boundingBox();
    expect(editor!.x + editor!.width).toBeLessThanOrEqual(400);
    await field('alias: newName').fill('Größe');
    await field('alias: newName').blur();
    expect((await stored()).split('\n')).toEqual([...hostile.slice(0, 3), "alias( size.* , 'Größe' )", hostile[4]]);
  });
});

describe('the text', () => {
  const suggestion = (name: RegExp) => page.locator('.suggest-widget.visible').getByRole('option', { name });

  it('is completed: functions, then nodes, then tags', async () => {
    await open([''], 'text');
    await page.getByRole('code').waitFor();
    await field('Targets').focus();
    await page.keyboard.type('aliasByM');
    await suggestion(/^aliasByMetric/).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('perf.daily.lwt-read.result.thr');
    await suggestion(/^throughput/).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(')');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: /^Regression: .* of throughput/ }).waitFor();

    await page.keyboard.press('Control+End');
    await page.keyboard.type("\nseriesByTag('ho");
    await suggestion(/^host/).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('=web');
    await suggestion(/^web-2/).waitFor();
    // Escape closes the list, and Tab leaves the field
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.monaco-editor'))).toBeNull();
  });

  it('shows hostile targets as they are', async () => {
    await open(['alias(a.b, "it\'s', '<img src=x onerror=1>', 'f(((('.repeat(300)], 'text', 400);
    await page.getByRole('code').waitFor();
    await page.locator('.view-line', { hasText: '<img' }).waitFor();
    await page.getByText('has a "(" that is not closed').first().waitFor();
    const box = await page.getByRole('code').boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(400);
  });
});
