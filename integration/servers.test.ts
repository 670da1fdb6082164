import type { Server } from 'node:http';

import { startFallout } from '../demo/servers/fallout';
import { json, serve, type Reply } from '../demo/servers/http';
import { TWO_BRANCHES } from '../demo/story/events';
import { storyPoints } from '../demo/story/points';
import { OWNER, STORY } from '../demo/story/story';
import { runTimes } from '../demo/story/times';
import { httpTransport } from '../src/cli/http-transport';
import { loadDetector } from '../src/core/changepoint/detector';
import { bundleGraphite } from '../src/core/graphite/bundle-requests';
import { decodeEvents, eventsRequest } from '../src/core/graphite/events';
import { decodeExpand, expandRequest } from '../src/core/graphite/expand-paths';
import { decodeNames, tagsRequest, tagValuesRequest } from '../src/core/graphite/tag-names';
import { walkTree } from '../src/core/graphite/walk-tree';
import { collect } from '../src/core/query/collect';
import { DEFAULT_QUERY, type HunterQueryModel } from '../src/core/query/model';
import { type Send } from '../src/core/transport/send';
import { startGraphite, type Graphite } from './graphite/server';
import { hunter } from './hunter';
import { writeEvents, writeStory } from './story';
import { startVictoriaMetrics, type VictoriaMetrics } from './victoria-metrics';

let graphite: Graphite;
let victoria: VictoriaMetrics;
let fallout: { url: string; server: Server };

const range = () => ({ from: runTimes()[0], to: Date.now() });
const sendTo = (url: string) => httpTransport({ graphite: { url }, fallout: { url: fallout.url } });
const analyse = async (source: HunterQueryModel['source'], send: Send) =>
  collect({ ...DEFAULT_QUERY, source }, { send, range: range(), detector: await loadDetector() });
const lwtRead = { type: 'fallout' as const, user: OWNER, test: 'lwt-read' };

beforeAll(async () => {
  [graphite, victoria, fallout] = await Promise.all([startGraphite(), startVictoriaMetrics(), startFallout()]);
  await Promise.all([writeStory(graphite).then(() => writeEvents(graphite)), victoria.write(storyPoints())]);
});

afterAll(() => {
  graphite?.stop();
  victoria?.stop();
  fallout?.server.close();
});

describe('runs', () => {
  it('stand behind the points of their day, and changes lead to them', async () => {
    const { analyses, plan } = await collect(
      { ...DEFAULT_QUERY, source: { ...lwtRead, metrics: ['throughput'] } },
      {
        send: sendTo(graphite.url),
        range: range(),
        detector: await loadDetector(),
        links: { falloutUrl: fallout.url, commitRangeUrl: 'https://git.example.com/compare/{from}...{to}' },
      }
    );
    expect(plan.notices).toEqual([]);
    const [change] = analyses[0].changes;
    expect(change.firstBadRun).toMatchObject({ version: '4.1.4', branch: 'main' });
    expect(change.lastGoodRun).toMatchObject({ version: '4.1.3' });
    expect(change.links!.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Commits [0-9a-f]{10}…[0-9a-f]{10}$/),
      'First run after',
      'Last run before',
      'Test in Fallout',
    ]);
    expect(change.links![1].url).toContain(change.firstBadRun!.id!);
  });

  it('may begin with a version and end with a commit', async () => {
    const all = await analyse({ ...lwtRead, metrics: ['throughput'] }, sendTo(graphite.url));
    const { runs } = all.analyses[0].series;
    const { analyses } = await analyse(
      { ...lwtRead, metrics: ['throughput'], since: { version: '4.1.3' }, until: { commit: runs![150]!.commit! } },
      sendTo(graphite.url)
    );
    expect([analyses[0].series.times[0], analyses[0].series.times.at(-1)]).toEqual([runTimes()[90], runTimes()[150]]);
    await expect(analyse({ ...lwtRead, since: { commit: 'ffffffffff' } }, sendTo(graphite.url))).rejects.toThrow(
      'No run of commit "ffffffffff" is known'
    );
  });

  it('are analysed branch by branch', async () => {
    const { analyses, unknown } = await analyse(
      { ...lwtRead, test: TWO_BRANCHES, metrics: ['throughput'], branches: ['main', 'dev', 'nosuch'] },
      sendTo(graphite.url)
    );
    expect(analyses.map(({ series }) => [series.name.slice(-6), series.times.length])).toEqual([
      ['[main]', 90],
      [' [dev]', 90],
    ]);
    expect(unknown.map(({ message }) => message).join()).toContain('No run of branch "nosuch" is known');
  });

  it('can be chosen in a terminal', async () => {
    const settings = { FALLOUT_URL: fallout.url, FALLOUT_USER: OWNER, GRAPHITE_URL: graphite.url };
    const { stdout } = await hunter(
      ['analyze', 'lwt-read', '--metrics', 'throughput', '--since-version', '4.1.2', '--format', 'json'],
      settings
    );
    const { series } = JSON.parse(stdout);
    expect(series[0].from).toBe(runTimes()[60]);
    expect(series[0].changePoints[0].firstBadRun.version).toBe('4.1.4');
    const text = await hunter(['analyze', 'lwt-read', '--metrics', 'throughput'], settings);
    expect(text.stdout).toMatch(/4\.1\.3, main, [0-9a-f]{10} → 4\.1\.4, main, [0-9a-f]{10}/);
  });

  it("are those of events with tags, for results that are none of Fallout's", async () => {
    const args = ['analyze', '--prefix', 'perf.daily.lwt-read', '--metrics', 'throughput', '--format', 'json'];
    const settings = { GRAPHITE_URL: graphite.url };
    const tagged = [...args, '--tags', `${OWNER},lwt-read`];
    const seriesOf = async (more: string[]) =>
      JSON.parse((await hunter([...tagged, ...more], settings)).stdout).series[0];
    const { changePoints, runs } = await seriesOf([]);
    expect(changePoints[0].firstBadRun).toMatchObject({ version: '4.1.4', branch: 'main', commit: expect.any(String) });
    expect((await seriesOf(['--since-version', '4.1.2'])).runs).toBe(runs - 60);
    const { id } = changePoints[0].firstBadRun;
    expect((await seriesOf(['--since-run', id.slice(0, 8)])).runs).toBe(60);
    const fallout_ = { ...settings, FALLOUT_URL: fallout.url, FALLOUT_USER: OWNER };
    const test = ['analyze', 'lwt-read', '--metrics', 'throughput', '--format', 'json', '--until-run', id];
    expect(JSON.parse((await hunter(test, fallout_)).stdout).series[0].runs).toBe(121);
    expect(await hunter([...tagged, '--until-commit', 'nosuch'], settings)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`tagged ${OWNER}, lwt-read, is of commit "nosuch"`),
    });
    expect(await hunter([...args, '--since-version', '4.1.2'], settings)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('see --tags'),
    });
  });
});

describe('a real VictoriaMetrics', () => {
  it('is asked in PromQL by the command line', async () => {
    const query = 'last_over_time({__name__="perf.daily.lwt-read.result.throughput"}[1d])';
    const settings = { PROMETHEUS_URL: victoria.url };
    const { code, stdout } = await hunter(['analyze', '--promql', query, '--format', 'json'], settings);
    expect(code).toBe(4);
    const { test, series } = JSON.parse(stdout);
    expect([test, series.length]).toEqual([query, 1]);
    expect(series[0].runs).toBeGreaterThan(170);
    expect(series[0].runs).toBeLessThan(185);
    expect(series[0].changePoints).toMatchObject([{ verdict: 'regression', before: { n: expect.any(Number) } }]);
    const wrong = await hunter(['analyze', '--promql', 'a{'], settings);
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('Prometheus cannot answer "a{" (4')]);
    const nothing = await hunter(['analyze', '--promql', 'nosuch'], settings);
    expect([nothing.code, nothing.stderr]).toEqual([1, expect.stringContaining('no data for "nosuch"')]);
  });

  it('gives the same change points as Graphite', async () => {
    const [here, there] = await Promise.all(
      [graphite.url, victoria.url].map(async (url) => {
        const { analyses } = await analyse(lwtRead, sendTo(url));
        return analyses
          .map(({ series, changes }) => ({
            name: series.name,
            times: [...series.times],
            changes: changes.map(({ time, kind, relativeChange }) => [time, kind, relativeChange]),
          }))
          .sort((a, b) => (a.name < b.name ? -1 : 1));
      })
    );
    expect(here).toHaveLength(5);
    expect(there).toEqual(here);
  });

  it('has its tree walked, its paths expanded and its functions called', async () => {
    const send = sendTo(victoria.url);
    expect((await walkTree(send, 'perf.daily.lwt-read')).metrics).toContain('throughput');
    const pattern = 'perf.daily.*.result.throughput';
    expect(decodeExpand(await send(expandRequest(pattern)), pattern)).toHaveLength(STORY.length);
    const { analyses } = await analyse(
      { type: 'graphite', targets: ['alias(scale(perf.daily.lwt-read.result.cpu_time,2),"twice")', pattern] },
      send
    );
    expect(analyses.map(({ series }) => series.name)).toContain('twice');
    expect(analyses).toHaveLength(STORY.length + 1);
  });

  it('has no events, and says what is wrong with a target', async () => {
    const send = sendTo(victoria.url);
    expect(decodeEvents(await send(eventsRequest(['a'], 'all')), ['a'], 'all')).toEqual([]);
    const { problems } = await analyse(
      { type: 'graphite', targets: ['fooBar(x)', 'perf.daily.lwt-read.result.cpu_time'] },
      send
    );
    expect(problems.map(({ message }) => message).join()).toContain('unknown function "fooBar"');
  });
});

describe('much at once', () => {
  const seconds = Math.floor(runTimes()[0] / 1000);

  it('10,000 metrics below a path: as many as the limit, and a notice with the way out', async () => {
    await graphite.write(
      Array.from({ length: 10_000 }, (_, i): [string, number, number] => [`many.m${i}.v`, i, seconds + 86_400])
    );
    // carbon makes a file for each, one after the other
    for (let found = 0; found < 10_000;) {
      const listed = await fetch(`${graphite.url}/metrics/find?query=many.*`);
      found = ((await listed.json()) as unknown[]).length;
    }
    const { analyses, problems } = await analyse({ type: 'graphite', targets: ['many.*.v'] }, sendTo(graphite.url));
    expect(analyses).toHaveLength(2000);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^2000 of 10000 series are shown: the limit of 2,000 series .* raise the limit/),
    ]);
  });

  it('1,200 targets: in batches, all of them', async () => {
    const targets = Array.from(
      { length: 1200 },
      (_, i) => `alias(perf.daily.lwt-read.result.cpu_time,"${i} 'ü\u2028{}")`
    );
    const { analyses } = await analyse({ type: 'graphite', targets }, sendTo(graphite.url));
    expect(analyses).toHaveLength(1200);
    expect(analyses[1199].series.name).toBe("1199 'ü\u2028{}");
  });

  it('a range in the future, and one before all data, have nothing, in words', async () => {
    const detector = await loadDetector();
    for (const [from, to] of [
      [Date.now() + 1e10, Date.now() + 2e10],
      [1e11, 2e11],
    ]) {
      const query = {
        ...DEFAULT_QUERY,
        source: { type: 'graphite' as const, targets: ['perf.daily.*.result.cpu_time'] },
      };
      for (const url of [graphite.url, victoria.url]) {
        await expect(collect(query, { send: sendTo(url), range: { from, to }, detector })).rejects.toThrow(
          'no data for "perf.daily.*.result.cpu_time" in this time range'
        );
      }
    }
  });
});

describe('tags of a real Graphite', () => {
  it('are listed, narrowed by conditions, and give series', async () => {
    const send = httpTransport({ graphite: { url: graphite.url }, fallout: {} });
    const seconds = Math.floor(runTimes()[0] / 1000);
    const paths = ['perf.tagged;dc=eu;host=a', 'perf.tagged;dc=us;host=b'];
    await graphite.write(
      paths.flatMap((path) =>
        Array.from({ length: 20 }, (_, i): [string, number, number] => [path, i, seconds + i * 86400])
      )
    );
    await graphite.waitFor(paths[1], 20);
    await fetch(`${graphite.url}/tags/tagMultiSeries`, {
      method: 'POST',
      body: new URLSearchParams(paths.map((path) => ['path', path])),
    });
    const uncached = async (request: Parameters<typeof send>[0]) =>
      httpTransport({ graphite: { url: graphite.url }, fallout: {} })(request);
    const of = ['name=perf.tagged'];
    expect(decodeNames(await uncached(tagsRequest(of)), 'tags')).toEqual(['dc', 'host']);
    expect(decodeNames(await uncached(tagValuesRequest('dc', of)), 'values')).toEqual(['eu', 'us']);
    expect(decodeNames(await uncached(tagValuesRequest('dc', [...of, 'host=b'])), 'values')).toEqual(['us']);
    const { analyses } = await analyse(
      { type: 'graphite', targets: ["seriesByTag('name=perf.tagged','dc=~e.*')"] },
      send
    );
    expect(analyses[0].series.labels).toMatchObject({ dc: 'eu', host: 'a' });
  });
});

describe('servers that misbehave', () => {
  const misbehaving = async (reply: () => Reply | Promise<Reply>) => {
    const { url, server } = await serve(reply);
    try {
      return await analyse({ type: 'graphite', targets: ['a.b'] }, sendTo(url)).catch((error: Error) => error);
    } finally {
      server.close();
    }
  };

  it.each<[string, Reply, string]>([
    [
      'an answer cut off half-way',
      { status: 200, type: 'application/json', body: '[{"target":"a.b","datapoi' },
      'ends half-way',
    ],
    [
      'a page instead of points',
      { status: 200, type: 'text/html', body: '<html>Log in</html>' },
      "is not Graphite's (text/html)",
    ],
    ['an image', { status: 200, type: 'image/png', body: '\u0089PNG' }, "is not Graphite's (image/png)"],
    [
      'a traceback',
      {
        status: 500,
        type: 'text/html',
        body: '<h1>Server Error</h1><pre>Traceback\n  File\nValueError: bad &#x27;thing&#x27;</pre>',
      },
      "ValueError: bad 'thing'",
    ],
    ['an error in JSON', { status: 502, type: 'application/json', body: '{"error":"backend down"}' }, 'backend down'],
    ['nothing', json([]), 'no data for "a.b"'],
    [
      'only what is not a number',
      { status: 200, type: 'application/json', body: '[{"target":"a.b","datapoints":[[1e9999,1],[null,2]]}]' },
      'no data for "a.b"',
    ],
  ])('%s is told in words', async (_, reply, message) => {
    expect(await misbehaving(() => reply)).toMatchObject({ message: expect.stringContaining(message) });
  });
});

describe('what many tests ask for at the same time', () => {
  const later = () => new Promise<void>((resolve) => setTimeout(resolve));
  const everything = async (send: Send) => {
    const all = await Promise.all(STORY.map(({ name: test }) => analyse({ ...lwtRead, test }, send)));
    return all.map(({ analyses, unknown }) => ({
      unknown,
      found: analyses.map(({ series, changes }) => [series.name, series.times.length, changes]),
    }));
  };

  it.each([
    ['Graphite', () => graphite.url],
    ['VictoriaMetrics', () => victoria.url],
  ])('is the same in bundles: %s', async (_, urlOf) => {
    const asked: string[] = [];
    const counting: Send = (request) => {
      asked.push(`${request.path} ${JSON.stringify(request.params)}`);
      return sendTo(urlOf())(request);
    };
    const bundled = await everything(bundleGraphite(counting, { wait: later }));
    expect(asked.filter((one) => one.startsWith('/render')).length).toBeLessThan(STORY.length);
    expect(bundled).toEqual(await everything(sendTo(urlOf())));
  });
});
