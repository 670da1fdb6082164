import type { ApiAnswer, ApiRequest } from './request';
import { inParallel, type Send } from './send';

/** Requests that one request stands for. */
export interface Bundle {
  /** Indexes of the requests in the list that was bundled. */
  members: number[];
  request: ApiRequest;
  /**
   * Gives each member its own answer, in their order. Undefined for a member that the answer does not tell of: it is
   * then sent by itself.
   */
  split: (answer: ApiAnswer) => Array<ApiAnswer | undefined>;
}

/** Joins requests of one kind. */
export interface Bundler {
  canBundle: (request: ApiRequest) => boolean;
  /** Puts each request into one bundle, alone where none fits to it, at most `most` into each. */
  bundle: (requests: ApiRequest[], most: number) => Bundle[];
}

export interface BundleOptions {
  /** Most requests that one stands for. */
  most: number;
  /** Resolves when no more requests are waited for: soon, in a later task. */
  wait: () => Promise<void>;
  /** Lets other work have its turn between the answers of a bundle, where that is due. */
  between?: () => Promise<void>;
}

interface Waiting {
  request: ApiRequest;
  resolve: (answer: ApiAnswer | Promise<ApiAnswer>) => void;
  reject: (error: unknown) => void;
}

/**
 * Sends what is asked for at the same time in few requests. A refused bundle is sent again request by request, so that
 * one of them cannot spoil the others. Where the server was not reached in time, or its answer was too large or useless,
 * later bundles are half as large.
 */
export function bundleRequests(send: Send, bundlers: Bundler[], options: BundleOptions): Send {
  const queues = bundlers.map((bundler) => new Queue(send, bundler, options));
  return (request) => queues.find((queue) => queue.canBundle(request))?.add(request) ?? send(request);
}

/** The requests of one kind that wait for others. */
class Queue {
  private waiting: Waiting[] = [];
  private most: number;

  constructor(
    private readonly send: Send,
    private readonly bundler: Bundler,
    private readonly options: BundleOptions
  ) {
    this.most = options.most;
  }

  canBundle(request: ApiRequest): boolean {
    return this.bundler.canBundle(request);
  }

  add(request: ApiRequest): Promise<ApiAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      if (this.waiting.length === 1) {
        void this.options.wait().then(() => this.flush());
      }
    });
  }

  private flush(): void {
    const all = this.waiting;
    this.waiting = [];
    const requests = all.map(({ request }) => request);
    for (const bundle of this.bundler.bundle(requests, this.most)) {
      void this.sendBundle(
        bundle,
        bundle.members.map((index) => all[index])
      );
    }
  }

  private async sendBundle({ request, split }: Bundle, members: Waiting[]): Promise<void> {
    if (members.length === 1) {
      members[0].resolve(this.send(members[0].request));
      return;
    }
    try {
      const whole = await this.send(request);
      const answers = split(whole);
      const isUseless = whole.status === 200 && answers.every((answer) => !answer);
      if (isUseless || isTooMuch(whole)) {
        this.most = Math.max(1, Math.floor(members.length / 2));
      }
      for (const [i, answer] of answers.entries()) {
        if (answer) {
          members[i].resolve(answer);
          await this.options.between?.();
        }
      }
      // not all at once: that is what a server refuses as well
      await inParallel(
        members.filter((_, i) => !answers[i]),
        6,
        async (one) => one.resolve(await this.send(one.request))
      );
    } catch (error) {
      members.forEach(({ reject }) => reject(error));
    }
  }
}

const isTooMuch = ({ status, problem }: ApiAnswer) => status === 0 || status >= 500 || problem !== undefined;
