import { HunterError, messageOf } from '../../core/errors';
import { matchesGlob } from '../../core/query/matches-glob';
import { readTime } from '../../core/times/parse-time';
import { nearest } from '../nearest-word';
import { charOf, durationOf } from '../option-values';
import type { Problem, Settings, TestSettings } from './schema';
import { inherited, listOf } from './templates';

/** The keys that say where the results of a test are. */
export const PLACES = ['fallout', 'file', 'prefix', 'targets', 'promql', 'sql', 'bigquery'] as const;

/** Texts that are parsed later, and what parses them. */
const PARSED: Array<[key: 'since' | 'until' | 'step' | 'delimiter' | 'quote', parse: (text: string) => unknown]> = [
  ['since', timeOf],
  ['until', timeOf],
  ['step', durationOf],
  ['delimiter', charOf],
  ['quote', charOf],
];

function timeOf(text: string): void {
  if (!readTime(text)) {
    throw new HunterError('input', 'Write a time such as 2026-11-20, -30d or "last monday".');
  }
}

/** Checks what the shape of settings does not say: that tests have a place, and that groups name tests. */
export function checkTests({ tests = {}, templates = {}, groups = {} }: Settings): Problem[] {
  const names = Object.keys(tests ?? {});
  return [
    ...Object.entries(tests ?? {}).flatMap(([name, test]) =>
      checkTest(inherited(test, templates ?? {}), ['tests', name])
    ),
    ...Object.entries(groups ?? {}).flatMap(([name, members]) => checkGroup(name, listOf(members), names)),
  ];
}

function checkTest(test: TestSettings, path: string[]): Problem[] {
  const places = PLACES.filter((place) => test[place] !== undefined);
  if (places.length !== 1) {
    const message =
      places.length === 0
        ? `does not say where its results are: give it one of ${PLACES.join(', ')}`
        : `has ${places.join(' and ')}: its results can be in one place only`;
    return [{ path, message }];
  }
  return [
    ...PARSED.flatMap(([key, parse]) => checkText([...path, key], test[key], parse)),
    ...checkMetrics(test, path),
    ...(test.tags !== undefined && !['prefix', 'targets'].includes(places[0])
      ? [{ path: [...path, 'tags'], message: 'are for tests with a prefix or targets' }]
      : []),
  ];
}

function checkText(path: string[], text: string | number | undefined, parse: (text: string) => unknown): Problem[] {
  // what a variable holds is only known when the test is used
  if (text === undefined || String(text).includes('${')) {
    return [];
  }
  try {
    parse(String(text));
    return [];
  } catch (error) {
    return [{ path, message: `cannot be "${text}": ${messageOf(error).replace(/\.$/, '')}` }];
  }
}

/** Keys of metrics have a meaning in some places only. */
function checkMetrics(test: TestSettings, path: string[]): Problem[] {
  if (test.metrics === undefined || Array.isArray(test.metrics)) {
    return [];
  }
  return Object.entries(test.metrics).flatMap(([name, metric]) => [
    ...(metric?.suffix !== undefined && test.prefix === undefined
      ? [{ path: [...path, 'metrics', name, 'suffix'], message: 'is for tests with a prefix' }]
      : []),
    ...(metric?.column !== undefined && !['file', 'sql', 'bigquery'].some((key) => key in test)
      ? [{ path: [...path, 'metrics', name, 'column'], message: 'is for tests with a file, sql or bigquery' }]
      : []),
  ]);
}

function checkGroup(group: string, members: string[], tests: string[]): Problem[] {
  const path = ['groups', group];
  if (tests.includes(group)) {
    return [{ path, message: 'has the name of a test: give it another one' }];
  }
  return members.flatMap((member) => {
    if (tests.some((name) => matchesGlob(member, name))) {
      return [];
    }
    const meant = nearest(member, tests);
    return [{ path, message: `names no test "${member}"${meant ? `: "${meant}" is one` : ''}` }];
  });
}
