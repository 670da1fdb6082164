import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

/** Pictures of a movement of the pointer, and how long each is shown, ms. */
const STEPS = 12;
const STEP = 50;

/**
 * Films a page picture by picture, each shown for a time that is given: however slow the machine, the film is as fast.
 * There is a pointer, which headless browsers do not draw.
 */
export class Film {
  private readonly takes: Array<{ png: Buffer; delay: number }> = [];
  private pointer = { x: 520, y: 600 };

  constructor(private readonly page: Page) {}

  /** Shows the page as it is for some seconds. */
  async show(seconds: number): Promise<void> {
    this.takes.push({ png: await this.page.screenshot(), delay: 1000 * seconds });
  }

  /** Moves the pointer to the middle of an element, as a hand does. */
  async pointAt(target: Locator): Promise<void> {
    const box = (await target.boundingBox())!;
    const to = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const { x, y } = this.pointer;
    for (let step = 1; step <= STEPS; step++) {
      const part = (1 - Math.cos((Math.PI * step) / STEPS)) / 2;
      await this.page.mouse.move(x + (to.x - x) * part, y + (to.y - y) * part);
      await this.show(STEP / 1000);
    }
    this.pointer = to;
  }

  /** Clicks on the middle of an element, after the pointer has got there. */
  async click(target: Locator): Promise<void> {
    await this.pointAt(target);
    await this.show(0.25);
    await this.page.mouse.click(this.pointer.x, this.pointer.y);
  }

  async type(field: Locator, text: string): Promise<void> {
    for (const letter of text) {
      await field.press(letter);
      await this.show(STEP / 1000);
    }
  }

  /** How long the film is, in seconds. */
  get seconds(): number {
    return this.takes.reduce((sum, { delay }) => sum + delay, 0) / 1000;
  }

  /** The film as an animated WebP without losses. */
  develop(): Promise<Buffer> {
    return sharp(
      this.takes.map(({ png }) => png),
      { join: { animated: true } }
    )
      .webp({ lossless: true, effort: 6, delay: this.takes.map(({ delay }) => delay), loop: 0, minSize: true })
      .toBuffer();
  }
}

/** Draws a pointer where the mouse is. To be added to a page before it is opened. */
export function drawPointer(): void {
  window.addEventListener('DOMContentLoaded', () => {
    const pointer = document.createElement('div');
    pointer.innerHTML =
      '<svg width="20" height="24" viewBox="0 0 20 24"><path d="M2 2v17l4.5-4 3 7 3-1.3-3-7H16z" fill="#fff" stroke="#111" stroke-width="1.5"/></svg>';
    Object.assign(pointer.style, { position: 'fixed', left: '0', top: '0', zIndex: '99999', pointerEvents: 'none' });
    pointer.style.transform = 'translate(520px, 600px)';
    document.body.append(pointer);
    window.addEventListener(
      'mousemove',
      ({ clientX, clientY }) => (pointer.style.transform = `translate(${clientX - 2}px, ${clientY - 2}px)`),
      true
    );
  });
}
