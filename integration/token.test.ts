import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { httpTransport } from '../src/cli/http-transport';
import { usersRequest } from '../src/core/fallout/api/requests';

const TOKEN = '11111111-1111-4111-8111-111111111111';
const servers: Server[] = [];

afterAll(() => servers.forEach((server) => server.close()));

/** A server that answers each path with a text, and what it was asked. */
async function serving(answers: Record<string, string>, status = 200) {
  const asked: Array<{ path?: string; headers: IncomingHttpHeaders }> = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ path: url, headers });
    response.statusCode = answers[url] === undefined ? 404 : status;
    response.end(answers[url]);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const transport = (url: string) => httpTransport({ fallout: { url, token: TOKEN }, graphite: {} });

it('the token is sent to a server that has said that it is Fallout, which is asked once', async () => {
  const { url, asked } = await serving({ '/version/api': 'fallout-1.120.0', '/account/users/api': '[]' });
  const send = transport(url);
  expect((await send(usersRequest())).body).toBe('[]');
  await send({ ...usersRequest(), path: '/tests/t/api' });
  expect(asked.map(({ path, headers }) => [path, headers.authorization])).toEqual([
    ['/version/api', undefined],
    ['/account/users/api', `Bearer ${TOKEN}`],
    ['/tests/t/api', `Bearer ${TOKEN}`],
  ]);
});

it.each([
  ['a page for everything', { '/version/api': '<html>Log in</html>', '/account/users/api': '<html>' }, 200],
  ['nothing there', {}, 200],
  ['its name in a refusal', { '/version/api': 'fallout-1.120.0' }, 500],
])('no token is sent to another server: %s', async (_, answers, status) => {
  const { url, asked } = await serving(answers, status);
  const answer = await transport(url)(usersRequest());
  expect(answer).toMatchObject({ status: 0, body: expect.stringContaining('not as Fallout does; no token was sent.') });
  expect(asked.map(({ headers }) => headers.authorization)).toEqual([undefined]);
});
