import { expect, test } from '@grafana/plugin-e2e';

import { newRuleUrl } from '../src/links/alert-rule';

test('a rule about a query opens filled in, and can be tried', async ({ page }) => {
  const query = {
    refId: 'A',
    version: 1 as const,
    source: { type: 'fallout' as const, test: 'lwt-read', metrics: ['throughput'] },
  };
  await page.goto(newRuleUrl({ name: 'Regression of lwt-read', uid: 'hunter', query }));
  await expect(page.getByLabel('name', { exact: false }).first()).toHaveValue('Regression of lwt-read');
  await expect(page.getByTestId('hunter-test-status')).toContainText('perf.daily.lwt-read');
  const [answer] = await Promise.all([
    page.waitForResponse(/\/api\/v1\/eval/),
    page
      .getByRole('button', { name: /preview/i })
      .first()
      .click(),
  ]);
  expect(answer.ok()).toBe(true);
  const { results } = await answer.json();
  expect(results.A.frames.length).toBe(1);
  expect(results.C.error).toBeUndefined();
});
