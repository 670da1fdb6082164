import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';

import { launchBrowser } from '../demo/browser';
import type { VectorCase } from '../src/core/testing/kernel-digest';

/** The `script-src` of Grafana's default `content_security_policy_template`. */
const GRAFANA = `script-src 'self' 'unsafe-eval' 'unsafe-inline' 'strict-dynamic' 'nonce-n'; object-src 'none'`;
const WITHOUT_EVAL = `script-src 'wasm-unsafe-eval' 'nonce-n'`;
const FORBIDDEN = `script-src 'nonce-n'`;

const load = (name: string) => JSON.parse(readFileSync(`testdata/${name}`, 'utf8'));

let browser: Browser;
let script: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const { outputFiles } = await build({
    entryPoints: ['integration/kernel/page.ts'],
    bundle: true,
    format: 'iife',
    target: 'es2022',
    write: false,
  });
  script = outputFiles[0].text;
});
afterAll(() => browser?.close());

/** The digest that a page under this policy computes. */
async function digestUnder(policy: string) {
  const page = await browser.newPage();
  await page.route('http://page.test/', (route) =>
    route.fulfill({
      headers: { 'content-type': 'text/html', 'content-security-policy': policy },
      body: `<script nonce="n">${script}</script>`,
    })
  );
  await page.goto('http://page.test/');
  const vectors: VectorCase[] = load('otava-change-points.json').cases;
  return page
    .evaluate((cases) => (globalThis as unknown as { digest(c: VectorCase[]): unknown }).digest(cases), vectors)
    .finally(() => page.close());
}

it.each([
  ['Grafana’s content security policy', GRAFANA],
  ['a policy without eval', WITHOUT_EVAL],
])('Chromium under %s finds the same change points, to the last bit', async (_, policy) => {
  expect(await digestUnder(policy)).toEqual(load('kernel-digests.json'));
});

it('a policy that forbids WebAssembly is named, with the way out', async () => {
  await expect(digestUnder(FORBIDDEN)).rejects.toThrow("'wasm-unsafe-eval' in its script-src");
});
