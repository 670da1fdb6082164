import { DefinitionError, resolveDefinition } from '.';
import { locateTest } from '../locate';

const EXPORT = `ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.t}}}}`;
const nested = (n: number, body: string) => `${'{{#l}}'.repeat(n)}${body}${'{{/l}}'.repeat(n)}`;
const withPrefix = (prefix: string) => EXPORT.replace('perf.t', prefix);
const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => `${line(i)}\n`).join('');

/** A list of ten anchors, each of which stands for ten of the one before. */
const laughs = (levels: number) =>
  lines(levels, (i) => `k${i}: &a${i} [${Array(10).fill(i === 0 ? 'x' : `*a${i - 1}`)}]`);

/** Returns the error message, or the prefix if there is no error. */
function resolved(definition: string): string {
  try {
    return resolveDefinition(definition).prefix;
  } catch (error) {
    expect(error).toBeInstanceOf(DefinitionError);
    return (error as DefinitionError).message;
  }
}

it.each<[string, string, string]>([
  [
    'sections within each other',
    `l: [${Array(10).fill(1)}]\n---\n${withPrefix(`'${nested(8, 'x')}'`)}`,
    'more than 100000 steps',
  ],
  [
    'empty ones, too',
    `l: [${Array(10).fill(1)}]\n---\n${withPrefix(`'${nested(8, '')}'`)}`,
    'lists within lists grow fast',
  ],
  [
    'a value that is looked at again and again',
    `s: "${' '.repeat(9e4)}"\n---\n${withPrefix(nested(1, '{{#s.blank}}{{/s.blank}}'.repeat(3000)).replace(/l/g, 's'))}`,
    'steps',
  ],
  ['aliases of aliases', laughs(9) + EXPORT, 'more than 50 aliases'],
  ['a prefix made of them', laughs(5) + withPrefix('*a4'), 'is no text but [[[[[x, x'],
  ['a list that holds itself', `a: &a [*a]\n${EXPORT}`, 'inside what it is an alias of'],
  ['a merge of itself', `a: &a {<<: *a}\n${EXPORT}`, 'inside what it is an alias of'],
  [
    'names of prototypes',
    `__proto__: {x: 1}\nconstructor: 2\n---\n${EXPORT}\n#{{__proto__.x}} {{constructor}}`,
    'perf.t',
  ],
  ['a line of 5 MB', `a: ${'x'.repeat(5e6)}\n${EXPORT}`, 'more than 3 MiB, the most that Fallout reads'],
  ['30,000 keys', lines(30_000, (i) => `k${i}: ${i}`) + EXPORT, 'more than 25000 words, marks and lines'],
  ['a thousand keys', lines(1000, (i) => `k${i}: ${i}`) + EXPORT, 'perf.t'],
  ['200,000 quotes', `a: '${"''".repeat(2e5)}'\n${EXPORT}`, 'perf.t'],
  ['two million escapes', `a: "${'\\n'.repeat(1e6)}"\n${EXPORT}`, 'very long texts in quotes'],
  ['200,000 spaces', `a: ${' '.repeat(2e5)}x\n${EXPORT}`, 'perf.t'],
  ['200,000 digits', `a: ${'9'.repeat(2e5)}\n---\n#{{a}}\n${EXPORT}`, 'perf.t'],
  ['base 60', `a: ${'59:'.repeat(5e4)}59\n---\n#{{a}}\n${EXPORT}`, 'perf.t'],
  ['100,000 comments', `${'# x\n'.repeat(1e5)}${EXPORT}`, 'more than 100000 steps'],
  ['a million separators', `${'---\n'.repeat(7e5)}ü${EXPORT}`, 'does not say where'],
  ['tags that are not closed', `a: 1\n---\n${'{{'.repeat(5e4)}${EXPORT}`, 'The template needs a value for'],
  ['deep sections', `a: 1\n---\n${'{{#a}}'.repeat(3000)}${EXPORT}`, 'more than 100 levels'],
  ['deep lists', `a: ${'['.repeat(3000)}\n${EXPORT}`, 'nested too deeply'],
  ['deep mappings', lines(300, (i) => `${' '.repeat(i)}a:`) + EXPORT, 'nested too deeply'],
  ['many dashes', `a:\n${'- '.repeat(3000)}x\n${EXPORT}`, 'nested too deeply'],
  ['a text of many lines', `a: |\n${'  x\n'.repeat(30_000)}${EXPORT}`, 'more than 25000 words'],
  [
    'groups that are aliases of groups',
    `ensemble:\n  observer: g0\n${lines(2000, (i) => `  g${i}: g${i + 1}`)}`,
    'more than 50 times',
  ],
  ['a long name that has no value', `a: 1\n---\n{{${'x.'.repeat(1e5)}y}}`, 'The template needs a value for'],
  ['a thousand of them', `a: 1\n---\n${lines(1000, (i) => `{{n${i}}}`)}`, 'n19 and 980 more'],
])('%s: is resolved, or refused in a short sentence', (_, definition, expected) => {
  const began = performance.now();
  const said = resolved(definition);
  expect(said).toContain(expected);
  expect(said.length).toBeLessThan(1500);
  // in the interpreter it takes about ten times as long
  expect(performance.now() - began).toBeLessThan(5000);
});

it('what aliases put into many places is handed out once', () => {
  const { defaults } = resolveDefinition(`${laughs(5)}---\n${EXPORT}`);
  const [first, second] = defaults.k4 as unknown[];
  expect(first).toBe(second);
});

it('a test whose definition is too large says whose it is', async () => {
  const body = JSON.stringify({ definition: 'x'.repeat(4e6) });
  const send = async () => ({ status: 200, contentType: 'application/json', body });
  await expect(locateTest(send, 'jane@example.com', 't')).rejects.toThrow(
    'Fallout test "t" of jane@example.com: The definition is too large to resolve'
  );
});
