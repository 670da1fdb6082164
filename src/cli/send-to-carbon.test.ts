import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

import { carbonOf, sendToCarbon, type Carbon } from './send-to-carbon';

let server: Server | undefined;
afterEach(() => server?.close());

async function listen(onConnection: (socket: Socket) => void): Promise<Carbon> {
  server = createServer(onConnection);
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port, protocol: 'line' };
}

const POINTS = Array.from({ length: 5000 }, (_, i) => ({ path: 'h.a.change', value: 0, seconds: i }));

it('all points have arrived when it is done', async () => {
  let got = '';
  const carbon = await listen((socket) => socket.on('data', (chunk) => (got += chunk)));
  await sendToCarbon(POINTS, carbon);
  expect(got.split('\n')).toHaveLength(5001);
});

it.each<[string, (socket: Socket) => void, string]>([
  ['answers', (socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n'), 'which carbon does not: check the port'],
  ['cuts off', (socket) => socket.resetAndDestroy(), 'the connection was cut off'],
  ['closes at once', (socket) => socket.on('data', () => socket.end()), 'it closed the connection at once'],
  ['takes nothing', (socket) => socket.pause(), 'did not take the points within 0.3 s'],
])('what %s is told in words', async (_, behave, message) => {
  const open: Socket[] = [];
  const carbon = await listen((socket) => {
    open.push(socket.on('error', () => undefined));
    behave(socket);
  });
  const sent = sendToCarbon(POINTS, carbon, 300);
  await expect(sent).rejects.toMatchObject({ kind: 'unreachable', message: expect.stringContaining(message) });
  open.forEach((socket) => socket.destroy());
});

it('where nothing listens, it says so', async () => {
  const carbon = await listen(() => undefined);
  await new Promise((resolve) => server!.close(resolve));
  await expect(sendToCarbon(POINTS, carbon)).rejects.toThrow(
    `Carbon cannot be reached: the connection was refused (127.0.0.1:${carbon.port}, line).`
  );
});

it('options are over settings, and each protocol has its port', () => {
  const stored = { carbon: { host: 'stored', port: '1' } };
  expect(carbonOf({}, stored)).toEqual({ host: 'stored', port: 1, protocol: 'line' });
  expect(carbonOf({ carbonHost: 'h', protocol: 'pickle' }, {})).toEqual({ host: 'h', port: 2004, protocol: 'pickle' });
  expect(carbonOf({ carbonHost: 'h', carbonPort: '7' }, stored)).toEqual({ host: 'h', port: 7, protocol: 'line' });
  expect(() => carbonOf({}, {})).toThrow('give --carbon-host, or set CARBON_HOST');
  expect(() => carbonOf({ carbonPort: '70000' }, stored)).toThrow('Carbon\'s port cannot be "70000"');
  expect(() => carbonOf({}, { carbon: { host: 'h', protocol: 'udp' } })).toThrow(
    'cannot be "udp": choose line or pickle'
  );
});
