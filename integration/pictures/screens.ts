import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';

const APP = '/a/hunter-changepoints-app';
const TEST = `${APP}/test?source=workbench&test=lwt-read`;

interface Screen {
  /** The files that show it. */
  files: string[];
  /** Where it is in the workbench. */
  path: string;
  width: number;
  height: number;
  /** Brings the page into the state that is shown, and returns the part of the window to show. */
  show: (page: Page) => Promise<Box>;
}

type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Where the page is, without the bar above it, as far down as the window goes. */
async function mainOf(page: Page): Promise<Box> {
  const box = (await page.getByRole('main').boundingBox())!;
  return { ...box, height: Math.min(box.height, page.viewportSize()!.height - box.y) };
}

const marks = (page: Page) => page.getByTestId('hunter-mark');

/** The pictures of screens, in the small Grafana with the demo's tests. */
export const SCREENS: Screen[] = [
  {
    // the documentation of the catalogue's page may not show a file outside its folder
    files: ['src/img/dashboard.png', 'docs/guide/img/dashboard.png'],
    path: '/',
    width: 1110,
    height: 880,
    show: async (page) => {
      await marks(page).nth(2).hover();
      await page.getByTestId('hunter-change-card').waitFor();
      await page.getByTestId('hunter-distributions').waitFor();
      return mainOf(page);
    },
  },
  {
    files: ['src/img/card.png'],
    path: '/',
    width: 1110,
    height: 880,
    show: async (page) => {
      await marks(page).nth(2).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByTestId('hunter-distributions').waitFor();
      await dialog.getByRole('button', { name: 'Create alert rule' }).waitFor();
      await page
        .getByRole('dialog')
        .evaluate((element) => Promise.all(element.getAnimations().map((one) => one.finished)));
      const { x, y, height } = (await dialog.boundingBox())!;
      // as much beside it as shows where it belongs
      return { x: x - 20, y: Math.max(0, y - 20), width: 700, height: height + 40 };
    },
  },
  {
    files: ['src/img/regressions.png'],
    path: `${APP}/regressions?days=180`,
    width: 1110,
    height: 800,
    show: async (page) => {
      await page.getByText('8 of 8 tests').waitFor();
      // what one of the causes has changed
      await page.getByRole('button', { name: /^Details of .*lwt-read/ }).click();
      return mainOf(page);
    },
  },
  {
    files: ['src/img/compare.png'],
    path: `${TEST}&view=compare`,
    width: 1110,
    height: 640,
    show: async (page) => {
      await page.getByText('No difference').last().waitFor();
      return mainOf(page);
    },
  },
];

/** Takes a picture, as a PNG of few colours that is sharp on fine screens. */
export async function takePicture(browser: Browser, url: string, { path, width, height, show }: Screen) {
  const page = await browser.newPage({
    locale: 'en-US',
    colorScheme: 'dark',
    viewport: { width, height },
    deviceScaleFactor: 2,
  });
  page.setDefaultTimeout(60_000);
  await page.goto(url + path);
  const clip = await show(page);
  await page.evaluate(() => document.fonts.ready);
  const png = await page.screenshot({ animations: 'disabled', clip });
  await page.close();
  return sharp(png).png({ palette: true, compressionLevel: 9, effort: 10 }).toBuffer();
}
