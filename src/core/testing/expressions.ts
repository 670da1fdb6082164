// eslint-disable-next-line no-restricted-imports -- only tests import this file
import fc from 'fast-check';

// Random texts for the tests.

const pick = (...values: string[]) => fc.constantFrom(...values);
const space = pick('', '', '', ' ', '  ');

export const nodes = pick(
  'perf',
  'a',
  '*',
  '{a,b}',
  '$x',
  '${x}',
  '${x:csv}',
  '[[y]]',
  'te*t[0-9]',
  '%',
  '~u-',
  // not a number alone: within a call Graphite takes that for a number
  '1x2',
  'a:b',
  '@',
  'x\\.y'
);
export const names = pick('scale', 'alias', 'f', 'sumSeries', 'no_such_1', 'aliasByNode');
/** Parameters as text. */
export const values = pick(
  '1',
  '-2.5',
  '1e-3',
  'inf',
  'true',
  'None',
  "'x'",
  '"a, (b) \'c\'"',
  "''",
  '#B',
  'a.{b,c}',
  'u~.x',
  '"\\""'
);

const path = fc.array(nodes, { minLength: 1, maxLength: 4 }).map((list) => list.join('.'));
const tagged = fc
  .array(pick("'a=b'", '"host=~x|y"', "'c!=d'"), { maxLength: 3 })
  .map((list) => `seriesByTag(${list.join(', ')})`);

const call = (series: fc.Arbitrary<string>) =>
  fc
    .tuple(names, series, fc.array(values, { maxLength: 3 }), space, space, fc.boolean())
    .map(([name, input, args, before, behind, piped]) => {
      const rest = args.join(`,${before}`);
      return piped
        ? `${input}${before}|${behind}${name}(${rest})`
        : `${name}(${before}${input}${rest && `${behind},${before}${rest}`}${behind})`;
    });

/** Well-formed chains, in all forms. */
export const expressions = fc.letrec<{ chain: string; end: string }>((tie) => ({
  end: fc.oneof(path, tagged, pick('#A', 'perf.x;dc=eu;host=a')),
  chain: fc.oneof({ maxDepth: 5 }, tie('end'), call(tie('chain'))),
})).chain;

/** Well-formed ones, their pieces, and anything else. */
export const anyText = fc.oneof(
  expressions,
  fc
    .tuple(expressions, fc.nat(60), fc.nat(60))
    .map(([text, from, length]) => text.slice(0, from) + text.slice(from + length)),
  fc
    .array(
      pick(
        'f(',
        ')',
        ',',
        '"',
        "'",
        '{',
        '}',
        '|',
        '.',
        '\\',
        '=',
        ' ',
        '\n',
        'a',
        '1',
        '#A',
        '$',
        '${',
        '[[',
        ';',
        '😀'
      )
    )
    .map((list) => list.join('')),
  fc.string({ unit: 'binary' })
);
