import { bundleRequests, type Bundler } from './bundle';
import type { ApiAnswer, ApiRequest } from './request';

const request = (name: string): ApiRequest => ({ service: 'graphite', method: 'GET', path: `/${name}` });
const answer = (body: string, status = 200): ApiAnswer => ({ status, contentType: '', body });
const soon = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Joins all paths with plus signs, and answers each with its own part. */
const JOINED: Bundler = {
  canBundle: ({ path }) => path !== '/other',
  bundle: (requests, most) =>
    Array.from({ length: Math.ceil(requests.length / most) }, (_, i) => {
      const members = [...requests.keys()].slice(i * most, (i + 1) * most);
      const path = members.map((index) => requests[index].path).join('+');
      return {
        members,
        request: { ...request(''), path },
        split: ({ body, status }) =>
          members.map((_, at) => (status === 200 && body.split('+')[at] ? answer(body.split('+')[at]) : undefined)),
      };
    }),
};

function bundled(serve: (path: string) => ApiAnswer | Promise<ApiAnswer>, most = 10) {
  const asked: string[] = [];
  const send = bundleRequests(
    async ({ path }) => {
      asked.push(path);
      return serve(path);
    },
    [JOINED],
    { most, wait: soon }
  );
  const all = (...names: string[]) => Promise.all(names.map(async (name) => (await send(request(name))).body));
  return { asked, all, send };
}

const echo = (path: string) => answer(path.replaceAll('/', ''));

it('joins what is asked for at the same time, and gives each its own answer', async () => {
  const { asked, all } = bundled(echo);
  expect(await all('a', 'b', 'other', 'c')).toEqual(['a', 'b', 'other', 'c']);
  expect(asked).toEqual(['/other', '/a+/b+/c']);
  expect(await all('d')).toEqual(['d']);
  expect(asked.at(-1)).toBe('/d');
});

it('makes bundles no larger than it is told', async () => {
  const { asked, all } = bundled(echo, 2);
  await all('a', 'b', 'c');
  expect(asked).toEqual(['/a+/b', '/c']);
});

it('one that is refused does not spoil the others', async () => {
  const { asked, all } = bundled((path) => (path.includes('bad') ? answer(`no ${path}`, 400) : echo(path)));
  expect(await all('a', 'bad', 'b')).toEqual(['a', 'no /bad', 'b']);
  expect(asked).toEqual(['/a+/bad+/b', '/a', '/bad', '/b']);
  await all('c', 'd');
  expect(asked.at(-1)).toBe('/c+/d');
});

it('asks again for what an answer does not tell of', async () => {
  const { asked, all } = bundled((path) => (path.includes('+') ? answer('a++c') : echo(path)));
  expect(await all('a', 'b', 'c')).toEqual(['a', 'b', 'c']);
  expect(asked).toEqual(['/a+/b+/c', '/b']);
});

it('asks for less at once where the answers tell of nothing', async () => {
  const { asked, all } = bundled((path) => (path.includes('+') ? answer('') : echo(path)));
  expect(await all('a', 'b')).toEqual(['a', 'b']);
  asked.length = 0;
  await all('a', 'b');
  expect(asked).toEqual(['/a', '/b']);
});

it.each([answer('the connection was refused.', 0), answer('busy', 503), { ...answer(''), problem: 'it is too large' }])(
  'asks for less at once after what was too much: %p',
  async (refusal) => {
    const { asked, all } = bundled((path) => (path.length > 5 ? refusal : echo(path)));
    expect(await all('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c', 'd']);
    asked.length = 0;
    expect(await all('a', 'b', 'c', 'd')).toEqual(['a', 'b', 'c', 'd']);
    expect(asked).toEqual(['/a+/b', '/c+/d']);
  }
);

it('whoever waits is told when a bundle cannot be sent', async () => {
  const { send } = bundled(() => Promise.reject(new Error('cancelled')));
  const all = await Promise.allSettled([send(request('a')), send(request('b'))]);
  expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
