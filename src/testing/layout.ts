/**
 * Gives jsdom, which lays nothing out, what Grafana's components measure: every element is 500 px wide and high, so that a
 * Combobox shows its options. Call it in `beforeAll`.
 */
export function provideLayout(): void {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function (this: HTMLCanvasElement) {
    return canvasContext(this) as never;
  });
  Object.assign(window, { Path2D: SilentPath });
  const room = { width: 500, height: 500, top: 0, left: 0, bottom: 500, right: 500, x: 0, y: 0 } as DOMRect;
  jest.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(room);
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', { configurable: true, value: 500 });
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, value: 500 });
  Object.assign(window, { IntersectionObserver: InViewObserver });
}

/** Takes all that is drawn, and gives every text the same width. */
function canvasContext(canvas: HTMLCanvasElement): object {
  const fields: Record<string | symbol, unknown> = { canvas, measureText: () => ({ width: 100 }) };
  return new Proxy(fields, {
    get: (all, name) => (name in all ? all[name] : () => undefined),
  });
}

class SilentPath {
  moveTo() {}
  lineTo() {}
  rect() {}
  arc() {}
  closePath() {}
  addPath() {}
}

/** Tells that every element is in view. */
class InViewObserver {
  constructor(private readonly tell: (entries: Array<{ isIntersecting: boolean }>) => void) {}

  observe() {
    this.tell([{ isIntersecting: true }]);
  }

  unobserve() {}
  disconnect() {}
}
