import type { GraphiteFunction } from '../functions';
import bundled from '../functions.json';
import { chainOf } from './chain';
import { applyEdit } from './edit';
import { requiredArguments, setParameter, shownValue, slotsOf } from './parameter';
import { parseTarget } from './parse';

const functions = new Map((bundled.functions as GraphiteFunction[]).map((one) => [one.name, one]));

function lastStep(text: string) {
  const step = chainOf(parseTarget(text))!.steps.at(-1)!;
  return { step, slots: slotsOf(step, functions.get(step.call.name)) };
}

it.each([
  ['alias(a.b, "x")', [['newName', 'x']]],
  [
    'aliasByNode(a, 1, 2)',
    [
      ['nodes', '1'],
      ['nodes', '2'],
      ['nodes', ''],
    ],
  ],
  ['a|scale(2)', [['factor', '2']]],
  [
    'sumSeries(a, #B)',
    [
      ['seriesLists', '#B'],
      ['seriesLists', ''],
    ],
  ],
  [
    'summarize(a, "1d", alignToFrom=true)',
    [
      ['intervalString', '1d'],
      ['func', ''],
      ['alignToFrom', 'true'],
    ],
  ],
  [
    'noSuch(a, 1, x="y")',
    [
      ['argument 2', '1'],
      ['x', 'y'],
    ],
  ],
  [
    'scale(a, 2, 3)',
    [
      ['factor', '2'],
      ['argument 3', '3'],
    ],
  ],
])('%s has these parameters', (text, expected) => {
  expect(lastStep(text).slots.map(({ param, argument }) => [param.name, shownValue(text, argument?.value)])).toEqual(
    expected
  );
});

it.each([
  ['alias(a.b, "x")', 0, `it's "y"`, `alias(a.b, "it's \\"y\\"")`],
  ['alias(a.b, "x")', 0, '', `alias(a.b, '')`],
  ['scale(a,  2)', 0, '1e-3', 'scale(a,  1e-3)'],
  ['scale(a,  2)', 0, '$factor', 'scale(a,  $factor)'],
  ['scale(a,  2)', 0, '', 'scale(a,  2)'],
  ['aliasByNode(a, 1)', 1, '2', 'aliasByNode(a, 1, 2)'],
  ['aliasByNode(a, 1)', 1, 'host', "aliasByNode(a, 1, 'host')"],
  ['aliasByNode(a, 1, 2)', 1, '', 'aliasByNode(a, 1)'],
  ["summarize(a, '1d')", 1, 'max', "summarize(a, '1d', 'max')"],
  ["summarize(a, '1d')", 2, 'true', "summarize(a, '1d', alignToFrom=true)"],
  ["summarize(a, '1d', 'max')", 1, '', "summarize(a, '1d')"],
  ['movingAverage(a, 7)', 0, '5min', "movingAverage(a, '5min')"],
  ['sumSeries(a)', 0, 'b.{c,d}', 'sumSeries(a, b.{c,d})'],
])('%s with parameter %i set to %j', (text, index, typed, changed) => {
  const { step, slots } = lastStep(text);
  expect(applyEdit(text, setParameter(step, slots, slots[index], typed))).toBe(changed);
});

it('functions are added with what they need', () => {
  const args = (name: string) => requiredArguments(functions.get(name)!);
  expect(args('alias')).toEqual(["''"]);
  expect(args('movingAverage')).toEqual(['5']);
  expect(args('sumSeries')).toEqual([]);
  for (const one of functions.values()) {
    expect(parseTarget(`f(${['a', ...requiredArguments(one)].join(', ')})`).problems).toEqual([]);
  }
});

it.each([
  ['scale', ['1']],
  ['pow', ['1']],
  ['alpha', ['1']],
  ['limit', ['10']],
  ['highestMax', ['10']],
  ['mostDeviant', ['10']],
  ['nPercentile', ['95']],
  ['removeBelowPercentile', ['5']],
  ['offset', ['0']],
  ['add', ['0']],
  ['delay', ['0']],
])('%s is added with a value that leaves the series there: %j', (name, expected) => {
  const info = functions.get(name)!;
  expect(requiredArguments(info)).toEqual(expected);
});
