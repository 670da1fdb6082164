import fc from 'fast-check';

import { parseTime, readTime } from './parse-time';

// a Thursday
const now = Date.UTC(2026, 10, 26, 12, 45);
const iso = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');

it.each([
  ['now', '2026-11-26T12:45:00Z'],
  ['now-7d', '2026-11-19T12:45:00Z'],
  ['now - 7 days', '2026-11-19T12:45:00Z'],
  ['now-1w', '2026-11-19T12:45:00Z'],
  ['-30d', '2026-10-27T12:45:00Z'],
  ['2w', '2026-11-12T12:45:00Z'],
  ['-36h', '2026-11-25T00:45:00Z'],
  ['-5min', '2026-11-26T12:40:00Z'],
  ['-1mon', '2026-10-27T12:45:00Z'],
  ['now-1M', '2026-10-27T12:45:00Z'],
  ['-2y', '2024-11-26T12:45:00Z'],
  ['+1d', '2026-11-27T12:45:00Z'],
  ['now/d', '2026-11-26T00:00:00Z'],
  ['now-1d/d', '2026-11-25T00:00:00Z'],
  ['now/w', '2026-11-23T00:00:00Z'],
  ['now/M', '2026-11-01T00:00:00Z'],
  ['3 weeks ago', '2026-11-05T12:45:00Z'],
  ['an hour ago', '2026-11-26T11:45:00Z'],
  ['A Week Ago', '2026-11-19T12:45:00Z'],
  ['today', '2026-11-26T00:00:00Z'],
  ['yesterday', '2026-11-25T00:00:00Z'],
  ['last monday', '2026-11-23T00:00:00Z'],
  ['monday', '2026-11-23T00:00:00Z'],
  ['thursday', '2026-11-26T00:00:00Z'],
  ['last Thursday', '2026-11-19T00:00:00Z'],
  ['sun', '2026-11-22T00:00:00Z'],
  ['October 1', '2026-10-01T00:00:00Z'],
  ['Sep 20', '2026-09-20T00:00:00Z'],
  ['20 Sept.', '2026-09-20T00:00:00Z'],
  ['1 Oct 2026', '2026-10-01T00:00:00Z'],
  ['Oct 1st, 2026', '2026-10-01T00:00:00Z'],
  ['2nd of October 2026', '2026-10-02T00:00:00Z'],
  ['20-Sep-2026', '2026-09-20T00:00:00Z'],
  ['2026 Oct 1', '2026-10-01T00:00:00Z'],
  ['Dec 24', '2025-12-24T00:00:00Z'],
  ['Feb 29', '2024-02-29T00:00:00Z'],
  ['September 2026', '2026-09-01T00:00:00Z'],
  ['September', '2026-09-01T00:00:00Z'],
  ['2026-09', '2026-09-01T00:00:00Z'],
  ['2026-10-01', '2026-10-01T00:00:00Z'],
  ['2026-6-1', '2026-06-01T00:00:00Z'],
  ['2026/10/01', '2026-10-01T00:00:00Z'],
  ['2026/09/20', '2026-09-20T00:00:00Z'],
  ['20.9.2026', '2026-09-20T00:00:00Z'],
  ['20261120', '2026-11-20T00:00:00Z'],
  ['2026-11-20T06:30:00', '2026-11-20T06:30:00Z'],
  ['2026-11-20T06:30:00Z', '2026-11-20T06:30:00Z'],
  ['2026-11-20T06:30:00.250Z', '2026-11-20T06:30:00.250Z'],
  ['2026-11-20 06:30', '2026-11-20T06:30:00Z'],
  ['2026-11-20T06:30+02:00', '2026-11-20T04:30:00Z'],
  ['2026-11-20 6:30 UTC', '2026-11-20T06:30:00Z'],
  ['last monday at 5pm', '2026-11-23T17:00:00Z'],
  ['Sep 20 12:30 am', '2026-09-20T00:30:00Z'],
  ['yesterday 14:00', '2026-11-25T14:00:00Z'],
  ['1795046400', '2026-11-19T00:00:00Z'],
  ['1795046400000', '2026-11-19T00:00:00Z'],
  ['  2026-10-01  ', '2026-10-01T00:00:00Z'],
])('%s is %s', (text, expected) => expect(iso(parseTime(text, '--since', now))).toBe(expected));

it.each([
  '',
  ' ',
  'soonish?',
  '2026-02-30',
  '2026-13-01',
  '2026-00-10',
  '2026-06-31',
  '2025-02-29',
  '2026-10-01 25:00',
  '2026-10-01 24:00',
  '2026-10-01T12:60',
  '2026-10-01T12',
  '2026-10-01 nonsense',
  'nonsense 2026-10-01',
  'now-',
  'now-7',
  'now 7d',
  '-7',
  '7',
  '-5m',
  'now-5m',
  'now/q',
  '--7d',
  '-1e3d',
  '-7dd',
  'last week',
  'next monday',
  'last',
  'Smarch 3',
  'Sep 31',
  'Sep 20 21',
  'Sep 20 2026 2027',
  '1/2/2026',
  '20/9/2026',
  '20.9.26',
  '31.2.2026',
  '2026',
  '13pm',
  'yesterday 13pm',
  'yesterday 0am',
  '2026-10 12:00',
  '3 fortnights ago',
  'weeks ago',
  'NaN',
  'Infinity',
  '9'.repeat(15),
  '2026-10-01T00:00+99:00',
  'a\nb',
  '１２',
])('%j is refused with examples', (text) => {
  expect(() => parseTime(text, '--since', now)).toThrow(
    `--since "${text}" is no time: write 2026-11-20, "2026-11-20 14:30", -30d, "3 weeks ago" or "last monday" (UTC).`
  );
});

it('a day ends with its last millisecond, and a month with its last day', () => {
  const last = (text: string) => iso(parseTime(text, '--until', now, 'last'));
  expect(['2026-10-01', 'Sep 20', 'september 2026', '2026-02', 'now/d', 'now', '2026-10-01 06:00'].map(last)).toEqual([
    '2026-10-01T23:59:59.999Z',
    '2026-09-20T23:59:59.999Z',
    '2026-09-30T23:59:59.999Z',
    '2026-02-28T23:59:59.999Z',
    '2026-11-26T23:59:59.999Z',
    '2026-11-26T12:45:00Z',
    '2026-10-01T06:00:00Z',
  ]);
});

describe('whatever is typed', () => {
  const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
  const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

  it('a day is the same in all forms', () => {
    fc.assert(
      fc.property(date, (one) => {
        const text = one.toISOString().slice(0, 10);
        const [year, month, day] = text.split('-');
        const name = MONTHS[Number(month) - 1];
        for (const form of [
          text,
          text.replace(/-/g, '/'),
          text.replace(/-/g, ''),
          `${Number(day)}.${Number(month)}.${year}`,
          `${name} ${Number(day)}, ${year}`,
          `${Number(day)} ${name} ${year}`,
        ]) {
          expect(readTime(form, now)?.from).toBe(Date.parse(text));
        }
        expect(readTime(one.toISOString(), now)).toEqual({ from: one.getTime(), to: one.getTime() });
      })
    );
  });

  it('text behind or before a time is never dropped', () => {
    const time = fc.constantFrom('2026-10-01', 'now-7d', 'last monday', 'Sep 20', '3 weeks ago', '2026-10-01 06:00');
    const more = fc
      .string({ minLength: 1 })
      .filter((text) => /[^\sz\d]/i.test(text) && !/^[-+/ t:.,]*[\d:+-]*$/i.test(text));
    fc.assert(
      fc.property(time, more, (text, rest) => {
        const joined = [`${text} ${rest}`, `${rest} ${text}`];
        joined.forEach((one) => {
          const read = readTime(one, now);
          // what is understood means something else than without it, or is only a way to say so
          expect(read === undefined || /am|pm|utc|gmt|at|of|on|last|[a-z]{3}/i.test(rest)).toBe(true);
        });
      }),
      { numRuns: 1000 }
    );
  });

  it('it is a time or refused', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789-/.:TZ nowdhagsep') })),
        (text) => {
          const read = readTime(text, now);
          expect(read === undefined || (Number.isFinite(read.from) && read.from <= read.to)).toBe(true);
        }
      ),
      { numRuns: 2000 }
    );
  });
});
