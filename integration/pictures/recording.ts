import type { Browser } from 'playwright-core';

import { drawPointer, Film } from './film';

/** The file that shows it. */
export const RECORDING = 'docs/img/recording.webp';

/** Films what a visitor does first: sees what changed, says that it is known, looks at the rest, and tries a file. */
export async function record(browser: Browser, url: string): Promise<Film> {
  const page = await browser.newPage({
    locale: 'en-US',
    viewport: { width: 1040, height: 650 },
    deviceScaleFactor: 1.5,
  });
  page.setDefaultTimeout(60_000);
  await page.addInitScript(drawPointer);
  await page.goto(url);
  const film = new Film(page);
  const marks = page.getByTestId('hunter-mark');
  const dialog = page.getByRole('dialog');
  const visit = (name: string) => page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name });

  await marks.first().waitFor();
  await film.show(1.5);
  await film.pointAt(marks.nth(1));
  await page.getByTestId('hunter-distributions').waitFor();
  await film.show(3);
  await film.click(marks.nth(1));
  await dialog.getByRole('button', { name: 'Create alert rule' }).waitFor();
  await film.show(1);
  await film.click(dialog.getByText('Acknowledged'));
  await film.type(dialog.getByLabel('Note'), 'PERF-211: bisecting');
  await film.click(dialog.getByRole('button', { name: 'Save' }));
  await dialog.waitFor({ state: 'detached' });

  await film.click(visit('Regressions'));
  const compaction = page.getByRole('row').filter({ hasText: 'compaction' });
  await page.getByText('8 of 8 tests').waitFor();
  await film.show(2);
  await film.click(compaction.getByRole('link', { name: 'compaction' }));
  await marks.first().waitFor();
  await film.show(2);

  await film.click(visit('Your file'));
  await page.getByRole('button', { name: 'Show an example' }).waitFor();
  await film.show(1);
  await film.click(page.getByRole('button', { name: 'Show an example' }));
  await marks.first().waitFor();
  await film.show(2);
  await page.close();
  return film;
}
