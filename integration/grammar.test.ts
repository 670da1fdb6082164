import fc from 'fast-check';
import { spawnSync } from 'node:child_process';

import { checkTarget } from '../src/core/graphite/check-target';
import { nodeText, patternText } from '../src/core/graphite/node-text';
import { anyText, expressions } from '../src/core/testing/expressions';
import { installGraphite } from './graphite/install';

// Compares graphite-web's own grammar with our check of targets: graphite-web silently drops text that it cannot read.

const SCRIPT = `
import json, sys
from django.conf import settings
settings.configure(UTF8_METRICS=False)
from graphite.render.grammar_unsafe import grammar
from pyparsing import ParseException
def whole(target):
    try:
        grammar.parseString(target, parseAll=True)
        return True
    except (ParseException, RecursionError):
        return False
print(json.dumps([whole(target) for target in json.load(sys.stdin)]))
`;

function readWhole(targets: string[]): boolean[] {
  const { stdout, stderr, status } = spawnSync(installGraphite(), ['-c', SCRIPT], {
    input: JSON.stringify(targets),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) {
    throw new Error(stderr);
  }
  return JSON.parse(stdout);
}

function passes(target: string): boolean {
  try {
    checkTarget(target);
    return true;
  } catch {
    return false;
  }
}

const TARGETS = [
  // the first are read in part only
  'a.b.',
  'a..b',
  '.a',
  'a.b c',
  'a.disk(1).c',
  'a.{b.x,c}.e',
  'a.{}.e',
  'a.{b,}.e',
  'a.{b,{c,d}}.e',
  'a.bé.c',
  'a.b|',
  'a.b|c',
  'f(a.b)(c)',
  'sumSeries(a.b,)',
  'sumSeries(x=a.b)',
  'scale(a.b, .5)',
  'scale(a.b, 5.)',
  "smartSummarize(a.b, func='max', '1d')",
  'a.\\[x.c',
  'f(true.love)',
  'f(none-x)',
  'f(inf.x, 1)',
  "f(a, 'x)",
  `f(a, "x""")`,
  String.raw`f(a, "\x")`,
  'f(a))',
  'a.b|f(x=1)',
  'a b',
  // and these whole
  'a.b',
  'a.{b,c}.*.d?[0-9]',
  'a.it\\\'s.load\\(5min\\).read\\,write.a\\|b.c\\.d.e\\"f.g\\\\h.i\\=j',
  '12.5',
  'f(12.5, -2.5, 1e-3, 1e+3, +5, -inf, inf, infinity, trueish.x, true, None)',
  "f(a, 'it''s', \"say \\\"hi\\\"\", n=3, m='x')",
  'a.b | f(1) |g()',
  'f ( a , g( ) )',
  'a=b',
  'f(a=, b)',
  'perf.x;dc=eu;host=a.b',
  "seriesByTag('name=cpu','host=~^(a|b)$')",
  'template(hosts.$h.cpu, h="x")',
  String.raw`f(a, "\x41\"")`,
  '#A',
  'a~!@#$%^&*-_=+:;<>?/`.b',
];

it('graphite-web reads the targets of a list as we say', () => {
  const real = readWhole(TARGETS);
  expect(TARGETS.map((target, i) => [target, real[i] && 'whole'])).toEqual(
    TARGETS.map((target) => [target, passes(target) && 'whole'])
  );
});

// texts of more lines or with NUL are no targets; a hundred functions deep, Python's stack ends
const isTarget = (text: string) => text.trim() !== '' && (text.match(/\(/g) ?? []).length < 20;

it.each([
  ['well-formed ones', expressions],
  ['anything', anyText],
  [
    'names of nodes',
    fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 3 }).map((nodes) => nodes.map(nodeText).join('.')),
  ],
  ['names that are given', fc.string({ minLength: 1 }).map((name) => `p.${patternText(name)}`)],
])('graphite-web reads random targets as we say: %s', (_, texts) => {
  const targets = fc.sample(texts.filter(isTarget), 3000);
  const real = readWhole(targets);
  const other = targets.filter((target, i) => passes(target) !== real[i]);
  expect(other).toEqual([]);
});
