import { switchingLines, timeSwitching, type MaybeSwitching } from './switching';

const DAY = 86_400_000;
const switching = { levels: [5200, 5850], since: 2 * DAY, switches: 23 };

it('says between which levels a series switches, since when and how often', () => {
  expect(switchingLines([{ label: 'read p99', switching }, { label: 'write p99' }])).toEqual([
    'read p99 switches between 5,200 and 5,850 since 1970-01-03: 23 switches.',
  ]);
});

it('writes levels in the series’ unit, and all of them', () => {
  const three = { ...switching, levels: [1, 2, 3] };
  const [line] = switchingLines([{ label: 'a', switching: three, format: (value) => `${value} ms` }]);
  expect(line).toContain('between 1 ms, 2 ms and 3 ms since');
});

it('names many series in one sentence', () => {
  const all: MaybeSwitching[] = [...'abcdefg'].map((label) => ({ label, switching }));
  expect(switchingLines([...all, { label: 'calm' }])).toEqual([
    '7 of 8 series switch between levels: a, b, c, d, e and 2 more.',
  ]);
});

it('is silent where nothing switches', () => {
  expect(switchingLines([{ label: 'a' }])).toEqual([]);
  expect(timeSwitching(undefined, [1])).toBeUndefined();
});

it('tells the time of the run with which it began', () => {
  expect(timeSwitching({ levels: [1, 2], since: 1, until: 2, switches: 4 }, [0, DAY, 2 * DAY])).toEqual({
    levels: [1, 2],
    since: DAY,
    switches: 4,
  });
});
