import { rememberVisit } from './last-visit';

const HOUR = 3_600_000;

beforeEach(() => localStorage.clear());

it('a first visit has none before it; the next one is told what the first had seen', () => {
  expect(rememberVisit('h', ['a'], HOUR)).toBeUndefined();
  expect(rememberVisit('h', ['b', 'a'], 3 * HOUR)).toEqual({ at: HOUR, seen: ['a'] });
});

it('news stay news while the page is opened again and again, and are old after a pause', () => {
  rememberVisit('h', ['a'], HOUR);
  rememberVisit('h', ['b', 'a'], 3 * HOUR);
  expect(rememberVisit('h', ['b', 'a'], 3 * HOUR + 60_000)).toEqual({ at: HOUR, seen: ['a'] });
  expect(rememberVisit('h', ['b', 'a'], 5 * HOUR)?.seen).toEqual(['b', 'a']);
});

it('each data source and user has visits of its own, and what others wrote there is none', () => {
  rememberVisit('h', ['a'], HOUR);
  expect(rememberVisit('h jane', ['a'], 3 * HOUR)).toBeUndefined();
  localStorage.setItem('hunter.regressions.visit.x', '{"now":{"at":"yesterday"}}');
  expect(rememberVisit('x', ['a'], 3 * HOUR)).toBeUndefined();
  localStorage.setItem('hunter.regressions.visit.y', 'nonsense');
  expect(rememberVisit('y', ['a'], 3 * HOUR)).toBeUndefined();
});
