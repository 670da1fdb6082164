import { lastVisit, rememberVisit } from './last-visit';

const HOUR = 3_600_000;

/** Opens the page. @returns the visit before */
function open(scope: string, keys: string[], now: number) {
  const before = lastVisit(scope, now);
  rememberVisit(scope, keys, now);
  return before;
}

beforeEach(() => localStorage.clear());

it('a first visit has none before it; the next one is told what the first had seen', () => {
  expect(open('h', ['a'], HOUR)).toBeUndefined();
  expect(open('h', ['b', 'a'], 3 * HOUR)).toEqual({ at: HOUR, seen: ['a'] });
});

it('news stay news while the page is opened again and again, and are old after a pause', () => {
  open('h', ['a'], HOUR);
  open('h', ['b', 'a'], 3 * HOUR);
  expect(open('h', ['b', 'a'], 3 * HOUR + 60_000)).toEqual({ at: HOUR, seen: ['a'] });
  expect(open('h', ['b', 'a'], 5 * HOUR)?.seen).toEqual(['b', 'a']);
});

it('each data source and user has visits of its own, and what others wrote there is none', () => {
  open('h', ['a'], HOUR);
  expect(open('h jane', ['a'], 3 * HOUR)).toBeUndefined();
  localStorage.setItem('hunter.regressions.visit.x', '{"now":{"at":"yesterday"}}');
  expect(open('x', ['a'], 3 * HOUR)).toBeUndefined();
  localStorage.setItem('hunter.regressions.visit.y', 'nonsense');
  expect(open('y', ['a'], 3 * HOUR)).toBeUndefined();
});
