import { cacheAnswers } from './cache';
import type { ApiAnswer, ApiRequest } from './request';
import { inParallel, sendAll } from './send';

const get = (path: string): ApiRequest => ({ service: 'graphite', method: 'GET', path });
const ok = (body: string): ApiAnswer => ({ status: 200, contentType: '', body });

describe('sendAll', () => {
  it('gives each request its answer, whichever comes first', async () => {
    const delays: Record<string, number> = { a: 20, b: 1, c: 10 };
    const send = async ({ path }: ApiRequest) => {
      await new Promise((resolve) => setTimeout(resolve, delays[path]));
      return ok(path);
    };
    const answers = await sendAll(send, ['a', 'b', 'c'].map(get));
    expect(answers.map(({ body }) => body).join()).toBe('a,b,c');
  });

  it('keeps to its bound', async () => {
    let running = 0;
    let most = 0;
    await inParallel([...Array(20).keys()], 3, async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running--;
    });
    expect(most).toBe(3);
  });
});

describe('remember', () => {
  const memory = (now: () => number) => ({ ttl: 1000, size: 2, now });

  it('asks once for what is under way or fresh', async () => {
    let time = 0;
    const send = jest.fn(async ({ path }: ApiRequest) => ok(path));
    const shared = cacheAnswers(
      send,
      memory(() => time)
    );
    await Promise.all([shared(get('a')), shared(get('a'))]);
    time = 999;
    await shared(get('a'));
    expect(send).toHaveBeenCalledTimes(1);
    time = 1000;
    await shared(get('a'));
    expect(send).toHaveBeenCalledTimes(2);
  });

  it('forgets refusals, failures, points and the oldest', async () => {
    const send = jest.fn(async ({ path }: ApiRequest) => {
      if (path === 'fails') {
        throw new Error('cancelled');
      }
      return { ...ok(path), status: path === 'refused' ? 502 : 200 };
    });
    const shared = cacheAnswers(
      send,
      memory(() => 0)
    );
    for (const path of ['refused', 'refused', 'fails', 'fails']) {
      await shared(get(path)).catch(() => undefined);
    }
    expect(send).toHaveBeenCalledTimes(4);
    await shared({ ...get('render'), method: 'POST' });
    await shared({ ...get('render'), method: 'POST' });
    expect(send).toHaveBeenCalledTimes(6);
    for (const path of ['1', '2', '3', '1']) {
      await shared(get(path));
    }
    expect(send).toHaveBeenCalledTimes(10);
  });
});
