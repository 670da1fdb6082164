import { mkdirSync, writeFileSync } from 'node:fs';
import type { Page, Response } from 'playwright-core';

import { launchBrowser } from '../../demo/browser';
import { logIn } from '../../demo/log-in';
import { Grafana, prepare, remove, UIDS } from './grafana';
import { askBackendSrv, askFrames, askServices, hasVariables, isReady, type Asked } from './probe';
import { RUNS, startUpstream } from './upstream';

const FOLDER = 'testdata/grafana';
const RESOURCES = `/api/datasources/uid/${UIDS.datasource}/resources`;
const RULES = `/api/ruler/grafana/api/v1/rules/${UIDS.folder}`;

/** An answer that stands in the place of Grafana's, as of a proxy in front of it. */
interface Instead {
  status: number;
  contentType?: string;
  body?: string;
}

interface Case {
  what: string;
  asked: Asked;
  /** Or the network is down. */
  instead?: Instead | 'network down';
}

const render = (target: string): Asked => ({
  method: 'POST',
  url: `${RESOURCES}/graphite/render`,
  data: `target=${encodeURIComponent(target)}&from=0&until=1&format=json`,
  responseType: 'text',
});
const api = (url: string): Asked => ({ method: 'GET', url });
const asText = (url: string): Asked => ({ ...api(url), responseType: 'text' });
const find = `${RESOURCES}/graphite/metrics/find?query=*`;

const CASES: Case[] = [
  { what: 'text asked for, JSON answered', asked: asText(find) },
  { what: 'JSON answered', asked: api('/api/health') },
  { what: 'Graphite refuses with a sentence', asked: render('unknownFunction(a.b)') },
  { what: 'Graphite refuses with JSON', asked: render('json') },
  { what: 'Graphite refuses with nothing', asked: render('empty') },
  { what: 'Graphite refuses with a page', asked: render('page') },
  { what: 'Fallout is not configured', asked: asText(`${RESOURCES}/fallout/tests/jane@example.com/t/api`) },
  { what: 'a request that the data source does not make', asked: asText(`${RESOURCES}/graphite/dashboard`) },
  {
    what: 'no such data source, text asked for',
    asked: asText('/api/datasources/uid/no-such/resources/graphite/version'),
  },
  { what: 'no such data source', asked: api('/api/datasources/uid/no-such') },
  { what: 'no such address', asked: api('/api/no-such') },
  { what: 'no such address, text asked for', asked: asText('/api/no-such') },
  {
    what: 'the health of a data source with one server down',
    asked: api(`/api/datasources/uid/${UIDS.datasource}/health`),
  },
  {
    what: 'a proxy refuses with a page',
    asked: api('/api/health'),
    instead: { status: 502, contentType: 'text/html', body: '<html><h1>Bad Gateway</h1></html>' },
  },
  {
    what: 'a proxy refuses with a page, text asked for',
    asked: asText(find),
    instead: { status: 502, contentType: 'text/html', body: '<html><h1>Bad Gateway</h1></html>' },
  },
  { what: 'an empty refusal', asked: api('/api/health'), instead: { status: 500 } },
  { what: 'an empty refusal, text asked for', asked: asText(find), instead: { status: 500 } },
  {
    what: 'a refusal of JSON without a message',
    asked: api('/api/health'),
    instead: { status: 409, contentType: 'application/json', body: '{"error":"conflict"}' },
  },
  {
    what: 'a refusal of JSON that is a text',
    asked: api('/api/health'),
    instead: { status: 400, contentType: 'application/json', body: '"no"' },
  },
  {
    what: 'the session has ended, text asked for',
    asked: asText(find),
    instead: {
      status: 401,
      contentType: 'application/json',
      body: '{"extra":null,"message":"Unauthorized","messageId":"auth.unauthorized","statusCode":401,"traceID":""}',
    },
  },
  {
    what: 'forbidden',
    asked: api('/api/health'),
    instead: {
      status: 403,
      contentType: 'application/json',
      body: '{"message":"You\'ll need additional permissions to perform this action. Permissions needed: annotations:create","title":"Access denied"}',
    },
  },
  { what: 'the network is down', asked: api('/api/health'), instead: 'network down' },
  { what: 'aborted by its signal', asked: { ...asText(find), cut: 'signal' }, instead: { status: 0 } },
  {
    what: 'cancelled by another request of its id',
    asked: { ...asText(find), cut: 'requestId' },
    instead: { status: 0 },
  },
];

async function main(): Promise<void> {
  const url = process.env.GRAFANA_URL?.replace(/\/$/, '');
  if (!url) {
    throw new Error('GRAFANA_URL must name a Grafana that has the plugin; scripts/record-grafana.mjs says more.');
  }
  const user = process.env.GRAFANA_USER ?? 'admin:admin';
  const grafana = new Grafana(url, user);
  const { version } = await grafana.ask<{ version: string }>('GET', '/api/health');
  const upstream = await startUpstream();
  const browser = await launchBrowser();
  try {
    await prepare(grafana, upstream.url);
    const context = await browser.newContext({ locale: 'en-US' });
    await logIn(context, url, user);
    const page = await context.newPage();
    await page.goto(`${url}/d/${UIDS.dashboard}`);
    await page.waitForFunction(isReady);
    await page.waitForFunction(hasVariables);
    mkdirSync(FOLDER, { recursive: true });
    const write = (name: string, recorded: object) => {
      const text = JSON.stringify({ grafana: version, ...recorded }, null, 2);
      writeFileSync(`${FOLDER}/${name}.json`, `${withoutPlace(text, { grafana: url, upstream: upstream.url })}\n`);
    };
    // the variables are those of the dashboard that is open
    write('services', await page.evaluate(askServices, UIDS.datasource));
    write('backend-srv', { cases: await recordCases(page) });
    write('alerting', { cases: await recordAlerting(page) });
    write('frames', await recordFrames(page));
  } finally {
    await browser.close();
    upstream.server.close();
    await remove(grafana);
  }
}

async function recordCases(page: Page) {
  const cases = [];
  for (const one of CASES) {
    cases.push(await recordCase(page, one));
  }
  return cases;
}

/** Records requests, the server's answers, and the results that plugin code gets. */
async function recordCase(page: Page, { what, asked, instead }: Case) {
  const place = (url: URL) => url.pathname === asked.url.split('?')[0];
  if (instead) {
    await page.route(place, async (route) => {
      if (instead === 'network down') {
        await route.abort('internetdisconnected');
      } else if (instead.status === 0) {
        // it is cut short before an answer comes
        await new Promise((resolve) => setTimeout(resolve, 1000));
        await route.abort().catch(() => undefined);
      } else {
        await route.fulfill(instead);
      }
    });
  }
  const answered = new Promise<Response | undefined>((resolve) => {
    page.on('response', (response) => place(new URL(response.url())) && resolve(response));
    page.on('requestfailed', (request) => place(new URL(request.url())) && resolve(undefined));
  });
  const seen = await page.evaluate(askBackendSrv, asked);
  const response = asked.cut ? undefined : await answered;
  await page.unroute(place);
  page.removeAllListeners('response');
  page.removeAllListeners('requestfailed');
  return {
    what,
    asked,
    ...(response && {
      answered: {
        status: response.status(),
        statusText: response.statusText(),
        contentType: response.headers()['content-type'] ?? null,
        body: await response.text(),
      },
    }),
    seen,
  };
}

async function recordAlerting(page: Page) {
  const rule = {
    for: '0s',
    annotations: {},
    labels: {},
    grafana_alert: {
      title: 'recorded',
      condition: 'A',
      no_data_state: 'NoData',
      exec_err_state: 'Error',
      data: [
        {
          refId: 'A',
          datasourceUid: '__expr__',
          queryType: '',
          relativeTimeRange: { from: 600, to: 0 },
          model: { refId: 'A', type: 'math', expression: '1 > 2', datasource: { type: '__expr__', uid: '__expr__' } },
        },
      ],
    },
  };
  const post = (data: unknown, url = RULES): Asked => ({ method: 'POST', url, data });
  const group = (rules: object[]) => ({ name: 'recorded', interval: '10m', rules });
  const nothing = { ...rule, grafana_alert: { ...rule.grafana_alert, title: '' } };
  const cases: Case[] = [
    { what: 'no such group', asked: api(`${RULES}/recorded`) },
    { what: 'a rule is made', asked: post(group([rule])) },
    { what: 'a group', asked: api(`${RULES}/recorded`) },
    { what: 'a rule without a title', asked: post(group([nothing])) },
    { what: 'no such folder', asked: post(group([rule]), RULES.replace(UIDS.folder, 'no-such')) },
  ];
  const recorded = [];
  for (const one of cases) {
    recorded.push(await recordCase(page, one));
  }
  return recorded;
}

async function recordFrames(page: Page) {
  const range = { from: (RUNS[0] - 1) * 1000, to: RUNS[RUNS.length - 1] * 1000 };
  const model = { version: 1, source: { type: 'graphite', targets: ['p.throughput'] } };
  const forShow = async (show: string) => ({
    show,
    ...(await page.evaluate(askFrames, { uid: UIDS.datasource, model: { ...model, show }, range })),
  });
  return { queries: [await forShow('series'), await forShow('segments'), await forShow('changePoints')] };
}

/** Replaces addresses, numbers and times that depend on this machine. */
function withoutPlace(text: string, { grafana, upstream }: { grafana: string; upstream: string }): string {
  const made = /"created": \[\s*"(\w+)"/.exec(text)?.[1];
  return (made ? text.replaceAll(made, 'uid-of-the-rule') : text)
    .replaceAll(grafana, 'http://grafana.example.com')
    .replaceAll(upstream, 'http://graphite.example.com')
    .replace(/(\\?"(?:traceI[dD]|guid|updated|X-Grafana-Device-Id|commit)\\?": ?\\?")[^"\\]*/g, '$1…');
}

main().catch((error: unknown) => {
  process.stderr.write(`record-grafana: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
