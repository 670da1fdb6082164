import type { ApiAnswer, ApiRequest } from './request';
import { retryOnce } from './retry';
import { limitParallel, shareAnswers } from './share';

const request = (target: string): ApiRequest => ({
  service: 'graphite',
  method: 'POST',
  path: '/render',
  params: [['target', target]],
});
const answer = (status = 200): ApiAnswer => ({ status, contentType: '', body: '' });
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('requests for the same thing', () => {
  it('are sent once while under way, and again afterwards', async () => {
    const send = jest.fn(async () => answer());
    const shared = shareAnswers(send);
    await Promise.all([shared(request('a')), shared(request('a')), shared(request('b'))]);
    expect(send).toHaveBeenCalledTimes(2);
    await shared(request('a'));
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('are cancelled when the last who waits leaves', async () => {
    let underWay: AbortSignal | undefined;
    const shared = shareAnswers((_, signal) => {
      underWay = signal;
      return new Promise(() => undefined);
    });
    const [one, two] = [new AbortController(), new AbortController()];
    const waiting = [shared(request('a'), one.signal), shared(request('a'), two.signal)].map((promise) =>
      promise.catch(() => 'left')
    );
    one.abort();
    expect(await waiting[0]).toBe('left');
    expect(underWay!.aborted).toBe(false);
    two.abort();
    expect(await waiting[1]).toBe('left');
    expect(underWay!.aborted).toBe(true);
  });

  it('are not sent for who has left already', async () => {
    const send = jest.fn(async () => answer());
    await expect(shareAnswers(send)(request('a'), AbortSignal.abort())).rejects.toThrow('abort');
    expect(send).not.toHaveBeenCalled();
  });
});

it('no more than so many requests are under way, and those cancelled are never sent', async () => {
  const answers: Array<() => void> = [];
  let most = 0;
  let busy = 0;
  const bounded = limitParallel(() => {
    most = Math.max(most, ++busy);
    return new Promise((resolve) =>
      answers.push(() => {
        busy--;
        resolve(answer());
      })
    );
  }, 2);
  const cancel = new AbortController();
  const all = [1, 2, 3, 4].map((i) => bounded(request(String(i)), i === 3 ? cancel.signal : undefined));
  cancel.abort();
  const third = all[2].catch(() => 'never sent');
  while (answers.length > 0) {
    answers.shift()!();
    await settled();
  }
  expect(await third).toBe('never sent');
  await Promise.all([all[0], all[1], all[3]]);
  expect(most).toBe(2);
});

it('a server that is not there for a moment is asked once more, one that refuses is not', async () => {
  const pause = jest.fn(async () => undefined);
  const answers = [503, 200, 400, 502, 502].map(answer);
  const send = jest.fn(async () => answers.shift()!);
  const patient = retryOnce(send, pause);
  expect((await patient(request('a'))).status).toBe(200);
  expect((await patient(request('a'))).status).toBe(400);
  expect((await patient(request('a'))).status).toBe(502);
  expect(send).toHaveBeenCalledTimes(5);
});
