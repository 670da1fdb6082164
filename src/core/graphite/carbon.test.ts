import { carbonLines, carbonPickles, type CarbonPoint } from './carbon';

const POINTS: CarbonPoint[] = [
  { path: 'h.a.change', value: -12.5, seconds: 86_400 },
  { path: 'h.ä.change;dc=x', value: 0, seconds: 172_800 },
];

it('lines hold path, value and seconds', () => {
  expect(carbonLines(POINTS)).toBe('h.a.change -12.5 86400\nh.ä.change;dc=x 0 172800\n');
  expect(carbonLines([])).toBe('');
});

it('pickles are what Python reads as a list of tuples', () => {
  // python3 -c 'import pickle, sys; print(pickle.loads(sys.stdin.buffer.read()[4:]))' reads it as
  // [('h.a.change', (86400.0, -12.5)), ('h.ä.change;dc=x', (172800.0, 0.0))]
  const [message, ...others] = carbonPickles(POINTS);
  expect(others).toEqual([]);
  expect(Buffer.from(message).toString('hex')).toBe(
    '00000052' +
      '80025d28' +
      `580a000000${hex('h.a.change')}` +
      '4740f5180000000000' +
      '47c029000000000000' +
      '8686' +
      `5810000000${hex('h.ä.change;dc=x')}` +
      '474105180000000000' +
      '470000000000000000' +
      '8686' +
      '652e'
  );
});

it('many points go in several messages, none of which carbon would refuse', () => {
  const long = { path: `h.${'x'.repeat(1000)}.change`, value: 1, seconds: 1 };
  const messages = carbonPickles(Array.from({ length: 1001 }, () => long));
  expect(messages).toHaveLength(3);
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(2 ** 20);
});

const hex = (text: string) => Buffer.from(text).toString('hex');
