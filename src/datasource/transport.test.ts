import { readFileSync } from 'fs';

import { HunterError } from '../core/errors';
import type { ApiRequest } from '../core/transport/request';
import { provideBackendSrv, type Served } from '../testing/backend-srv';
import { POINTS_TYPE } from './read-points';
import { makeRequests } from './requests';
import { backendTransport } from './transport';

const find: ApiRequest = { service: 'graphite', method: 'GET', path: '/metrics/find', params: [['query', 'a.*&b=c']] };
const render: ApiRequest = { service: 'graphite', method: 'POST', path: '/render', params: [['target', 'a+b é']] };

const send = (served: Served | (() => Served | Promise<Served>), request = find, megabytes = 10) => {
  const requests = provideBackendSrv(typeof served === 'function' ? served : () => served);
  return { requests, answer: backendTransport('u1', () => megabytes)()(request) };
};

describe('a request', () => {
  it('goes to the data source’s own backend, with its parameters in the URL or in a form', async () => {
    const { requests: got } = send({ body: '[]' });
    const { requests: posted, answer } = send({ body: '[]' }, render);
    await answer;
    expect(got[0].url).toBe('/api/datasources/uid/u1/resources/graphite/metrics/find?query=a.*%26b%3Dc');
    expect(posted[0]).toMatchObject({
      method: 'POST',
      url: '/api/datasources/uid/u1/resources/graphite/render',
      data: 'target=a%2Bb%20%C3%A9',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: `${POINTS_TYPE}, application/json` },
    });
  });

  it('shows no message of Grafana’s own: the panel tells of errors', async () => {
    const { requests, answer } = send({ body: '' });
    await answer;
    expect(requests[0].showErrorAlert).toBe(false);
  });
});

describe('an answer', () => {
  it('is text, JSON too: the core reads it', async () => {
    expect(await send({ body: [{ id: 'a' }] }).answer).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '[{"id":"a"}]',
    });
  });

  it('of the upstream comes as the upstream gave it, refusals too', async () => {
    const body = { status: 401, contentType: 'text/html', body: 'who are you?' };
    expect(await send({ status: 502, body }).answer).toEqual(body);
    expect(await send({ status: 502, body: { status: 0, body: 'connection refused' } }).answer).toEqual({
      status: 0,
      contentType: '',
      body: 'connection refused',
    });
  });

  it('that the backend stopped reading has its reason', async () => {
    const body = { status: 0, contentType: '', body: '', problem: 'it has more than 5 MB.' };
    expect(await send({ status: 502, body }).answer).toMatchObject({ problem: 'it has more than 5 MB.' });
  });

  it('beyond the limit is not read, and the reason names the limit and both ways out', async () => {
    const large = 'x'.repeat(2_000_001);
    const { body, problem } = await send({ body: large }, find, 2).answer;
    expect(body).toBe('');
    expect(problem).toMatch(/more than 2 MB.*fewer series.*raise the limit/);
    expect(await send({ body: large.slice(1) }, find, 2).answer).not.toHaveProperty('problem');
  });
});

describe('an answer with points', () => {
  it('comes packed, and is read without parsing', async () => {
    const body = Uint8Array.from(readFileSync('testdata/points.bin')).buffer;
    const answer = await send({ body, contentType: POINTS_TYPE }, render).answer;
    expect(answer).toMatchObject({ status: 200, body: '' });
    expect(answer.rendered!.map(({ target, times }) => [target, times.length])).toEqual([
      ['größe "a".b', 2],
      ['second', 2],
      ['empty', 0],
    ]);
  });

  it('that the backend passed on as it was is text', async () => {
    expect(await send({ body: '[{"target":"ä"}]', contentType: 'application/json' }, render).answer).toEqual({
      status: 200,
      contentType: 'application/json',
      body: '[{"target":"ä"}]',
    });
  });

  it('beyond the limit is not read', async () => {
    const { problem } = await send({ body: 'x'.repeat(2_000_001) }, render, 2).answer;
    expect(problem).toMatch(/more than 2 MB/);
  });

  it('that was refused has its reason, although it was asked for as bytes', async () => {
    const body = { status: 400, contentType: 'text/plain', body: 'Unknown function' };
    expect(await send({ status: 502, body }, render).answer).toEqual(body);
    await expect(send({ status: 403, body: { message: 'Access denied' } }, render).answer).rejects.toThrow(
      'Grafana does not let you query this data source (403): Access denied.'
    );
  });
});

it.each<[string, Served, string, RegExp]>([
  ['a session that ended', { status: 401, body: { message: 'Unauthorized' } }, 'auth', /does not let you.*\(401\)/],
  ['a missing permission', { status: 403, body: { message: 'Access denied' } }, 'auth', /Access denied/],
  ['a proxy’s own 502', { status: 502, body: '<html>Bad Gateway</html>' }, 'server', /\(502\): 502 Bad Gateway/],
  ['a status that is no number', { status: 502, body: { status: 'x' } }, 'server', /\(502\)/],
  ['no network', 'network down', 'unreachable', /Grafana cannot be reached/],
])('what Grafana refuses is an error of Grafana: %s', async (_, served, kind, message) => {
  const error = await send(served).answer.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HunterError);
  expect(error).toMatchObject({ kind, message: expect.stringMatching(message) });
});

it('a cancelled request is no error of Grafana', async () => {
  provideBackendSrv(() => new Promise(() => undefined));
  const abort = new AbortController();
  const answer = backendTransport('u1', () => 10)(abort.signal)(find);
  abort.abort();
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
});

describe('the requests of a data source', () => {
  const signal = () => new AbortController().signal;
  const busy: Served = { status: 502, body: { status: 503, contentType: '', body: 'busy' } };

  it('are made once more where a server is busy', async () => {
    const answers = [busy, { body: 'there' } as Served];
    const requests = provideBackendSrv(() => answers.shift()!);
    expect((await makeRequests('u1', () => 10).shared(find)).body).toBe('there');
    expect(requests).toHaveLength(2);
  });

  it('for metric trees are asked once, by editors and queries together', async () => {
    const requests = provideBackendSrv(() => ({ body: '[]' }));
    const { shared, cancellable } = makeRequests('u1', () => 10);
    await Promise.all([shared(find), cancellable(signal())(find)]);
    await shared(find);
    expect(requests).toHaveLength(1);
  });

  it('for points are asked anew by the next query: there may be new ones', async () => {
    const requests = provideBackendSrv(() => ({ body: '[]' }));
    const { cancellable } = makeRequests('u1', () => 10);
    await Promise.all([cancellable(signal())(render), cancellable(signal())(render)]);
    expect(requests).toHaveLength(1);
    await cancellable(signal())(render);
    expect(requests).toHaveLength(2);
  });

  it('are six at once at most, and all are answered', async () => {
    let [now, most] = [0, 0];
    provideBackendSrv(async () => {
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve));
      now--;
      return { body: '[]' };
    });
    const { shared } = makeRequests('u1', () => 10);
    const paths = Array.from({ length: 20 }, (_, i): ApiRequest => ({ ...find, path: `/${i}` }));
    expect(await Promise.all(paths.map(shared))).toHaveLength(20);
    expect(most).toBe(6);
  });
});
