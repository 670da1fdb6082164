/** A worker as the page has it, without a script: the test says what it tells. */
export class StubWorker {
  /** All so far. */
  static readonly made: StubWorker[] = [];
  onmessage: ((event: MessageEvent) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  /** What the page has told it, and what it has handed over. */
  readonly heard: unknown[] = [];
  readonly handedOver: unknown[] = [];
  ended = false;

  constructor(readonly url?: string | URL) {
    StubWorker.made.push(this);
  }

  postMessage(message: unknown, handedOver: unknown[]): void {
    this.heard.push(message);
    this.handedOver.push(...handedOver);
  }

  terminate(): void {
    this.ended = true;
  }

  tell(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }
}
