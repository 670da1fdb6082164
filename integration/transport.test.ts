import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { httpTransport } from '../src/cli/http-transport';
import { fetchTargets } from '../src/core/graphite/fetch-targets';
import type { ApiRequest } from '../src/core/transport/request';
const servers: Server[] = [];

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  servers.splice(0).forEach((server) => {
    server.closeAllConnections();
    server.close();
  });
});

const find: ApiRequest = { service: 'graphite', method: 'GET', path: '/metrics/find', params: [['query', 'a']] };
const problemOf = async (url: string) => {
  const send = httpTransport({ fallout: {}, graphite: { url, user: 'jane', password: 'pass4567' } });
  return (await fetchTargets(send, ['a'], { from: 0, to: 1e12 }))[0].problem?.message;
};

it.each([301, 302, 303, 307, 308])('a redirect (%d) is told and not followed', async (status) => {
  let visits = 0;
  const other = await serve((_, response) => {
    visits++;
    response.end('[]');
  });
  const location = other.replace('//', '//user:hunter2@') + '/login?token=s3cret#x';
  const url = await serve((_, response) => response.writeHead(status, { location }).end('elsewhere'));
  expect(await problemOf(url)).toBe(
    `Graphite cannot be reached: it redirects to ${other}/login, and redirects are not followed: where that is the server you mean, enter its address. Check its URL in the settings and that it runs.`
  );
  expect(visits).toBe(0);
});

it.each([[{}], [{ location: 'http://[' }]])('a redirect to nowhere is one, too: %j', async (headers) => {
  const url = await serve((_, response) => response.writeHead(302, headers).end());
  expect(await problemOf(url)).toContain('it answered 302, and redirects are not followed.');
});

it('a Fallout that redirects is sent no token', async () => {
  const seen: Array<string | undefined> = [];
  const url = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: '/sso?x=1' }).end();
  });
  const send = httpTransport({ fallout: { url, token: 'token-of-mine' }, graphite: {} });
  const { status, body } = await send({ service: 'fallout', method: 'GET', path: '/tests/api' });
  expect([status, body]).toEqual([
    0,
    `it redirects to ${url}/sso, and redirects are not followed: where that is the server you mean, enter its address. No token was sent.`,
  ]);
  expect(seen).toEqual([undefined]);
});

it('an answer that never ends is given up at the limit', async () => {
  let sent = 0;
  const url = await serve((_, response) => {
    let open = true;
    const chunk = 'x'.repeat(1 << 20);
    response.on('close', () => (open = false));
    const more = () => {
      while (open && response.write(chunk)) {
        sent++;
      }
    };
    response.on('drain', more);
    more();
  });
  const { problem } = await httpTransport({ fallout: {}, graphite: { url } })(find);
  expect(problem).toBe('it has more than 16 MB. Ask for less at once.');
  // what is on its way in buffers comes on top
  expect(sent).toBeLessThan(64);
  expect(await problemOf(url)).toBe(
    'Graphite’s answer for the target "a" cannot be used: it has more than 64 MB. Ask for less at once.'
  );
});

it('characters that come in two pieces stay whole', async () => {
  const bytes = Buffer.from('["é😀"]');
  const url = await serve((_, response) => {
    response.write(bytes.subarray(0, 3), () => setImmediate(() => response.end(bytes.subarray(3))));
  });
  expect((await httpTransport({ fallout: {}, graphite: { url } })(find)).body).toBe('["é😀"]');
});

/** A server that ends a connection instead of answering where `cuts` says so, and the requests that it got. */
async function cutting(cuts: (socket: unknown) => boolean): Promise<{ url: string; asked: string[] }> {
  const asked: string[] = [];
  const url = await serve((request, response) => {
    request.resume().on('end', () => {
      asked.push(request.method!);
      if (cuts(request.socket)) {
        request.socket.destroy();
      } else {
        response.end('[]');
      }
    });
  });
  return { url, asked };
}

it.each(['GET', 'POST'] as const)('%s: is sent again where a server closes an idle connection', async (method) => {
  const used = new Set<unknown>();
  let closed = 0;
  const { url } = await cutting((socket) => {
    const isOld = used.has(socket);
    closed += Number(isOld);
    used.add(socket);
    return isOld;
  });
  const send = httpTransport({ fallout: {}, graphite: { url } });
  for (let i = 0; i < 6; i++) {
    expect(await send({ ...find, method, params: [['query', String(i)]] })).toMatchObject({ status: 200, body: '[]' });
  }
  expect(closed).toBeGreaterThan(0);
});

it('a server that always ends the connection is asked three times, and told of', async () => {
  const { url, asked } = await cutting(() => true);
  const { status, body } = await httpTransport({ fallout: {}, graphite: { url } })(find);
  expect([status, asked]).toEqual([0, ['GET', 'GET', 'GET']]);
  expect(body).toContain(url);
});
