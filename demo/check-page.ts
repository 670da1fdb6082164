import { launchBrowser } from './browser';

/** Opens the workbench and returns the accessible names of the marks it shows. Throws the errors of the page. */
export async function checkPage(url: string): Promise<string[]> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('response', (answer) => answer.status() === 404 && complaints.push(`404 for ${answer.url()}`));
    await page.goto(url);
    await page
      .locator('[data-testid="hunter-mark"]')
      .first()
      .waitFor({ timeout: 60_000 })
      .catch(() => undefined);
    if (complaints.length > 0) {
      throw new Error(`The page reports: ${complaints.join('; ')}`);
    }
    const marks = page.getByTestId('hunter-mark');
    return await marks.evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label') ?? ''));
  } finally {
    await browser.close();
  }
}
