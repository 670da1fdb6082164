import type { Server } from 'node:http';
import type { Browser, Page } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import { startFallout, TOKEN } from '../demo/servers/fallout';
import { startWorkbench } from '../demo/servers/workbench';
import { OWNER, STORY } from '../demo/story/story';
import { runTimes } from '../demo/story/times';
import { httpTransport } from '../src/cli/http-transport';
import { fetchTargets } from '../src/core/graphite/fetch-targets';
import { walkTree } from '../src/core/graphite/walk-tree';
import { freePorts, startGraphite, type Graphite } from './graphite/server';
import { hunter } from './hunter';
import { writeStory } from './story';

let graphite: Graphite;
let fallout: { url: string; server: Server };
let settings: Record<string, string>;

const day = (run: number) => new Date(runTimes()[run]).toISOString().slice(0, 10);
const range = () => ({ from: runTimes()[0], to: Date.now() });

beforeAll(async () => {
  graphite = await startGraphite();
  await writeStory(graphite);
  fallout = await startFallout(0, [
    ...STORY,
    { ...STORY[0], name: 'no-export', definition: 'ensemble:\n  observer: none\n' },
    { ...STORY[0], name: 'never-exported', definition: STORY[0].definition.replace('}}.lwt-read', '}}.nothing-here') },
  ]);
  settings = { FALLOUT_URL: fallout.url, FALLOUT_USER: OWNER, FALLOUT_OAUTH_TOKEN: TOKEN, GRAPHITE_URL: graphite.url };
});

afterAll(() => {
  graphite?.stop();
  fallout?.server.close();
});

describe('hunter analyze', () => {
  it('prints the regression with its percentage and p-value, between the runs where it happened', async () => {
    const { code, stdout, stderr } = await hunter(['analyze', 'lwt-read', '--metrics', 'throughput'], settings);
    expect(stderr).toBe('');
    expect(code).toBe(4);
    const lines = stdout.split('\n');
    const drawn = lines.findIndex((line) => /^ +−1[12]\.\d %$/.test(line));
    expect(lines[drawn - 2]).toContain(day(119));
    expect(lines[drawn + 2]).toContain(day(120));
    expect(stdout).toMatch(
      new RegExp(`${day(120)}.*\n +perf.daily.lwt-read.result.throughput\n +Regression: −1[12]\\.\\d %`)
    );
    expect(stdout).toMatch(/p (= \d\.\de-\d+|< 1e-10)/);
  });

  it('gives the same to programs', async () => {
    const { stdout } = await hunter(['analyze', 'write-heavy', '--format', 'json'], settings);
    const { series } = JSON.parse(stdout);
    const [change] = series.find((one: { series: string }) => one.series.endsWith('throughput')).changePoints;
    expect(change).toMatchObject({ time: runTimes()[88], verdict: 'improvement', before: { n: 88 }, after: { n: 92 } });
    expect(change.relativeChange).toBeCloseTo(0.18, 1);
    expect(series).toHaveLength(5);
    const { stdout: lines } = await hunter(['analyze', 'write-heavy', '--format', 'ndjson'], settings);
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).series)
    ).toEqual(series.map((one: { series: string }) => one.series));
  });

  it('analyses series of Graphite without a test', async () => {
    const only = { GRAPHITE_URL: graphite.url };
    const run = async (...args: string[]) => {
      const { code, stdout } = await hunter(['analyze', ...args, '--format', 'json'], only);
      expect(code).toBe(4);
      return JSON.parse(stdout).series as Array<{ series: string; changePoints: Array<{ time: number }> }>;
    };
    const below = await run('--prefix', 'perf.daily.lwt-read', '--metrics', 'throughput');
    expect(below.map(({ series }) => series)).toEqual(['perf.daily.lwt-read.result.throughput']);
    expect(below[0].changePoints.map(({ time }) => time)).toEqual([runTimes()[120]]);
    const targets = [
      '--target',
      'scale(perf.daily.lwt-read.result.throughput, 2)',
      '--target',
      'perf.daily.*.result.nosuch',
    ];
    const scaled = await run(...targets);
    expect(scaled.map(({ changePoints }) => changePoints[0].time)).toEqual([runTimes()[120]]);
    const nothing = await hunter(['analyze', '--prefix', 'nosuch'], only);
    expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('Graphite has nothing below "nosuch"')]);
    const refused = await hunter(['analyze', '--prefix', 'perf', '--branches', 'main'], only);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('--branches cannot be used here')]);
  });

  it('takes the definition of the newest run where the test only names an address', async () => {
    const { code, stdout } = await hunter(['analyze', 'counter-update', '--format', 'markdown'], settings);
    expect(code).toBe(0);
    expect(stdout).toBeTruthy();
  });

  it.each([
    ['a test without prefix', ['no-export'], {}, 1, 'its observer is "none"'],
    ['a test without results', ['never-exported'], {}, 1, 'Graphite has nothing below "perf.daily.nothing-here"'],
    ['an unknown test', ['nosuch'], {}, 1, 'Fallout has no test "nosuch" of jane@example.com'],
    ['a name that no test can have', ['no such'], {}, 2, '"no such" cannot be the name of a Fallout test'],
    [
      'an unknown metric',
      ['lwt-read', '--metrics', 'nosuch'],
      {},
      1,
      'no data for "perf.daily.lwt-read.result.nosuch"',
    ],
    ['an empty range', ['lwt-read', '--since', '2020-01-01', '--until', '2020-02-01'], {}, 1, 'in this time range'],
    ['a range the wrong way round', ['lwt-read', '--since', '-1d', '--until', '-9d'], {}, 2, 'is later than'],
    ['a time that is none', ['lwt-read', '--since', 'xyz'], {}, 2, '--since "xyz" is no time'],
    [
      'a token that Fallout does not know',
      ['lwt-read'],
      { FALLOUT_OAUTH_TOKEN: '11111111-1111-4111-8111-111111111111' },
      1,
      'Fallout refused the token',
    ],
    ['a token that is none', ['lwt-read'], { FALLOUT_OAUTH_TOKEN: 'x' }, 1, 'it is not a UUID'],
    [
      'Graphite down',
      ['lwt-read'],
      { GRAPHITE_URL: 'closed' },
      3,
      'Graphite cannot be reached: the connection was refused',
    ],
    [
      'Fallout down',
      ['lwt-read'],
      { FALLOUT_URL: 'closed' },
      3,
      'Fallout cannot be reached: the connection was refused',
    ],
    ['Graphite not configured', ['lwt-read'], { GRAPHITE_URL: '' }, 2, 'Graphite has no URL'],
  ] as Array<[string, string[], Record<string, string>, number, string]>)(
    '%s: says so in a line and fails',
    async (_, args, change, code, message) => {
      const [port] = await freePorts(1);
      const changed = Object.entries(change).map(([name, value]) => [
        name,
        value.replace('closed', `http://127.0.0.1:${port}`),
      ]);
      const ended = await hunter(['analyze', ...args], { ...settings, ...Object.fromEntries(changed) });
      expect(ended.stderr).toContain(message);
      expect(ended.code).toBe(code);
      expect(ended.stdout).toBe('');
    }
  );
});

describe('hunter', () => {
  it('lists tests of the configured user, and of others', async () => {
    const mine = await hunter(['list'], settings);
    expect(mine.stdout.split('\n')).toContain('lwt-read');
    const theirs = await hunter(['list', '--user', 'joe@example.com'], settings);
    expect(theirs).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'hunter: joe@example.com has no tests in Fallout: check the user.\n',
    });
  });

  it('lists users of Fallout to those with a token', async () => {
    const { code, stdout } = await hunter(['list', 'users'], settings);
    expect([code, stdout.split('\n')]).toEqual([0, expect.arrayContaining([expect.stringMatching(`^${OWNER}`)])]);
    const json = await hunter(['list', 'users', '--format', 'json'], settings);
    expect(JSON.parse(json.stdout)).toContainEqual(expect.objectContaining({ email: OWNER }));
    expect(await hunter(['list', 'users'], { ...settings, FALLOUT_OAUTH_TOKEN: '' })).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringContaining('set FALLOUT_OAUTH_TOKEN'),
    });
    expect(await hunter(['list', 'users', 'jane'], settings)).toMatchObject({ code: 2, stdout: '' });
  });

  it('analyses a test for each branch where the prefix has one, as Otava does', async () => {
    const args = ['analyze', '--prefix', 'perf.%{BRANCH}.lwt-read', '--metrics', 'throughput', '--format', 'json'];
    const expected = [['perf.daily.lwt-read.result.throughput [daily]', 'daily']];
    for (const [more, environment] of [
      [['--branches', 'daily'], {}],
      [[], { BRANCH: 'daily' }],
    ] as const) {
      const { stdout } = await hunter([...args, ...more], { ...settings, ...environment });
      const { series } = JSON.parse(stdout);
      expect(
        series.map((one: { series: string; labels: { branch: string } }) => [one.series, one.labels.branch])
      ).toEqual(expected);
    }
    expect(await hunter(args, settings)).toMatchObject({ code: 2, stderr: expect.stringContaining('--branches') });
  });

  it('lists the metrics of results that only options name', async () => {
    const { stdout } = await hunter(
      ['list', 'metrics', '--prefix', 'perf.daily.lwt-read', '--since', '-90d'],
      settings
    );
    expect(stdout.split('\n')).toContain('perf.daily.lwt-read.result.throughput');
  });

  it('resolves tests and files', async () => {
    expect((await hunter(['resolve', 'lwt-read'], settings)).stdout).toBe('perf.daily.lwt-read\n');
    const file = await hunter(
      ['resolve', '--file', '-', '--format', 'json', '--param', 'prefix=other'],
      {},
      STORY[0].definition
    );
    expect(JSON.parse(file.stdout)).toMatchObject({
      prefix: 'other.lwt-read',
      enabled: true,
      metrics: null,
      defaults: { prefix: 'perf.daily' },
    });
    const typed = await hunter(
      ['resolve', '--file', '-', '--format', 'json', '--params-json', '{"prefix": 1.0}'],
      {},
      STORY[0].definition
    );
    expect(JSON.parse(typed.stdout).prefix).toBe('1.0.lwt-read');
    const failed = await hunter(['resolve', '--file', '-', '--format', 'json'], {}, 'ensemble: {}');
    expect(failed.code).toBe(1);
    expect(JSON.parse(failed.stdout)).toMatchObject({ error: { kind: 'no-prefix' }, expanded: 'ensemble: {}' });
  });

  it('detects change points of lines, in order, whatever is between them', async () => {
    const values = [
      ...Array(20)
        .fill(0)
        .map((_, i) => 10 + (i % 3)),
      ...Array(20)
        .fill(0)
        .map((_, i) => 20 + (i % 3)),
    ];
    const input = [
      { id: 'a', values, times: values.map((_, i) => i * 1000) },
      { id: 'b', values: [1, 'x'] },
      { id: 'c', values: [] },
    ];
    const { stdout, code } = await hunter(['detect'], {}, input.map((line) => JSON.stringify(line)).join('\n'));
    expect(code).toBe(2);
    const [a, b, c] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(a).toMatchObject({
      id: 'a',
      changePoints: [{ index: 20, time: 20_000, before: { n: 20 }, after: { n: 20 } }],
    });
    expect(b).toEqual({ id: 'b', error: expect.stringContaining('position 1') });
    expect(c).toEqual({ id: 'c', changePoints: [], remark: 'tooShort' });
  });

  it('setup without a terminal says what to do instead', async () => {
    expect(await hunter(['setup'])).toMatchObject({ code: 2, stderr: expect.stringContaining('FALLOUT_OAUTH_TOKEN') });
  });
});

describe('Graphite', () => {
  const send = () => httpTransport({ fallout: {}, graphite: { url: graphite.url } });
  const fetchAll = (targets: string[]) => fetchTargets(send(), targets, range());

  it('gives back what was written through carbon', async () => {
    const [{ series }] = await fetchAll(['perf.daily.batch-insert.result.throughput']);
    const [start, end] = STORY.find(({ gap }) => gap)!.gap!;
    const runs = runTimes().filter((_, run) => run < start || run >= end);
    expect([...series[0].times]).toEqual(runs);
  });

  it('tells which series belongs to which of many targets', async () => {
    const targets = [
      'perf.daily.*.result.throughput',
      'alias(perf.daily.lwt-read.result.cpu_time,"a|b, c")',
      'perf.daily.lwt-read.result.cpu_time|scale(2)',
      'perf.nosuch.*',
    ];
    const [wild, alias, piped, none] = await fetchAll(targets);
    expect(wild.series).toHaveLength(STORY.length);
    expect(alias.series.map(({ name }) => name)).toEqual(['a|b, c']);
    expect(piped.series[0].values[0]).toBeCloseTo(2 * alias.series[0].values[0]);
    expect(none.problem?.message).toContain('no data for "perf.nosuch.*"');
  });

  it('answers the good targets although one is bad, and says what is wrong with that one', async () => {
    const [good, unknown, wrong] = await fetchAll([
      'perf.daily.lwt-read.result.cpu_time',
      'fooBar(x)',
      'alias(perf.daily.lwt-read.result.cpu_time)',
    ]);
    expect(good.series).toHaveLength(1);
    expect(unknown.problem?.message).toMatch(/"fooBar\(x\)".*unknown function: fooBar/);
    expect(wrong.problem?.message).toMatch(/TypeError: .*alias\(\) missing 1 required positional argument: 'newName'/);
  });

  it('takes as many targets as fit into a request', async () => {
    const targets = Array.from({ length: 995 }, () => 'perf.daily.lwt-read.result.cpu_time');
    const results = await fetchAll(targets);
    expect(results.every(({ series }) => series.length === 1)).toBe(true);
  });

  it('has its tree walked', async () => {
    const walk = await walkTree(send(), 'perf.daily.lwt-read');
    expect(walk).toEqual({
      suffixes: ['result'],
      metrics: ['cpu_time', 'latency_p50', 'latency_p99', 'memory_rss', 'throughput'],
      cut: false,
    });
    expect((await walkTree(send(), 'perf', { depth: 2, branches: 500 })).cut).toBe(true);
  });
});

describe('the page', () => {
  let browser: Browser;
  let workbench: { url: string; server: Server };

  beforeAll(async () => {
    browser = await launchBrowser();
    workbench = await startWorkbench('build/workbench', { graphite: graphite.url, fallout: fallout.url, token: TOKEN });
  });
  afterAll(async () => {
    await browser?.close();
    workbench?.server.close();
  });

  const open = async (query: string) => {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    await page.goto(`${workbench.url}/?${query}`);
    return page;
  };

  // Grafana's radio buttons lie below their labels, which the browser takes for covered
  const choose = async (page: Page, name: string) => {
    await page.getByRole('radio', { name, exact: true }).press('Space');
    await page.getByRole('radio', { name, exact: true, checked: true }).waitFor({ state: 'attached' });
  };

  it('marks the regression at its run, and tells about it', async () => {
    const page = await open('test=lwt-read&metrics=throughput');
    const mark = page.getByRole('button', { name: /^Regression: −1[12]\.\d % of throughput/ });
    await mark.waitFor();
    expect(await page.getByTestId('hunter-mark').count()).toBe(1);
    expect(await mark.getAttribute('aria-label')).toContain(day(120));
    // two thirds of the way, as run 120 of 180 is
    const [box, over] = [await mark.boundingBox(), await page.locator('.u-over').boundingBox()];
    const share = (box!.x + box!.width / 2 - over!.x) / over!.width;
    expect(share).toBeGreaterThan(0.64);
    expect(share).toBeLessThan(0.7);
    await mark.hover();
    const card = page.getByTestId('hunter-change-card');
    await card.waitFor();
    const text = await card.innerText();
    expect(text).toContain('120 runs');
    expect(text).toContain(day(119));
    expect(text).toMatch(/p (= \d\.\de-\d+|< 1e-10)/);
    await page.close();
  });

  it('shows what the test resolves to, and what is wrong with one that does not', async () => {
    const page = await open('test=lwt-read');
    await page.getByText('perf.daily.lwt-read').first().waitFor();
    const broken = await open('test=no-export');
    await broken.getByText('its observer is "none"').first().waitFor();
    await Promise.all([page.close(), broken.close()]);
  });

  it('lets one choose another test, or type Graphite targets', async () => {
    const page = await open('test=lwt-read&metrics=throughput');
    await page.getByLabel('Test', { exact: true }).click();
    await page.getByRole('option', { name: /^write-heavy/ }).click();
    await page.getByRole('button', { name: /^Improvement: \+1\d\.\d % of throughput/ }).waitFor();

    await choose(page, 'Graphite');
    await page.getByRole('radio', { name: 'Text', exact: true }).press('Space');
    await page.getByRole('code').waitFor();
    const targets = page.getByLabel('Targets', { exact: true });
    await targets.focus();
    await page.keyboard.insertText(
      'perf.daily.compaction.result.cpu_time\nalias(perf.daily.lwt-read.result.throughput,"mine"'
    );
    await page.getByText('has a "(" that is not closed').first().waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(')');
    await targets.blur();
    await page.getByRole('button', { name: /^Regression: .* of perf.daily.compaction.result.cpu_time/ }).waitFor();
    await page.getByRole('button', { name: /of mine/ }).waitFor();

    // looking at the other kind of source loses nothing
    await choose(page, 'Fallout');
    await page.getByRole('button', { name: /^Improvement: / }).waitFor();
    await page.close();
  });

  it('keeps its marks when zoomed into', async () => {
    const page = await open('test=compaction&metrics=cpu_time');
    const mark = page.getByRole('button', { name: /^Regression/ });
    await mark.waitFor();
    const before = await mark.getAttribute('aria-label');
    await choose(page, '30 days');
    await page.waitForTimeout(500);
    expect(await mark.getAttribute('aria-label')).toBe(before);
    // by keyboard, as :focus-visible asks for
    await mark.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    expect(await page.getByTestId('hunter-change-card').innerText()).toContain('155 runs');
    await page.close();
  });

  it('has no mark on a stable metric', async () => {
    const page = await open('test=lwt-read&metrics=memory_rss');
    await page.getByText(/No change in \d+ runs/).waitFor();
    expect(await page.getByTestId('hunter-mark').count()).toBe(0);
    await page.close();
  });
});
