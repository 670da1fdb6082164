import type { PluginOptions } from '@grafana/plugin-e2e';
import { defineConfig, devices } from '@playwright/test';

// `npm run e2e`, against the Grafana of `docker compose up`, where anybody is an administrator. GRAFANA_URL names another
// one with the same provisioning; CHROMIUM a browser, if it is not to be the installed Chrome.
const browser = process.env.CHROMIUM
  ? { launchOptions: { executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] } }
  : { channel: 'chrome' };

export default defineConfig<PluginOptions>({
  testDir: './e2e',
  outputDir: '.cache/e2e',
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // one Grafana, whose annotations and dashboards they share
  workers: 1,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    ...browser,
    locale: 'en-US',
    baseURL: process.env.GRAFANA_URL ?? 'http://localhost:3000',
    trace: 'retain-on-failure',
  },
});
