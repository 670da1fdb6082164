import fc from 'fast-check';

import { csvText } from './csv';
import { markdownCell, markdownCode, markdownLink, markdownText } from './markdown';
import { terminalJson, terminalLines, terminalText } from './terminal';
import { baseUrl, httpUrl, withoutPassword } from './url';

const anyText = fc.string({ unit: 'binary', maxLength: 30 });
const wild = fc
  .array(
    fc.constantFrom('`', '``', '|', '\\', '[', ']', '(', '<', '\n', '\u001b[2J', '\u202e', 'a', ' ', '*', '_', '&')
  )
  .map((list) => list.join(''));
const isControl = (char: string) => char < ' ' || (char >= '\u007f' && char <= '\u009f');

describe('a terminal', () => {
  it('is told what control characters there are, and never meets one', () => {
    expect(terminalText('perf\u001b[2J\u0007\r\n\u009b\u202eab')).toBe('perf\\x1b[2J\\x07\\x0d\\x0a\\x9b\\u202eab');
    expect(terminalLines('a\nb\u001b')).toBe('a\nb\\x1b');
    fc.assert(
      fc.property(fc.oneof(anyText, wild), (text) => {
        expect([...terminalText(text)].some(isControl)).toBe(false);
        expect(terminalText(terminalText(text))).toBe(terminalText(text));
      })
    );
  });

  it('gets JSON that means the same', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const json = terminalJson({ text, list: [text] }, 2);
        expect(JSON.parse(json)).toEqual({ text, list: [text] });
        expect([...json.replaceAll('\n', '')].some(isControl)).toBe(false);
      })
    );
  });
});

describe('Markdown', () => {
  it.each([
    ['a.b', '`a.b`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a\nb', '`a\\x0ab`'],
  ])('%j as code is %s', (name, code) => expect(markdownCode(name)).toBe(code));

  it('code ends where its fence is, and a cell where its bar is', () => {
    fc.assert(
      fc.property(wild, (text) => {
        const [fence] = /^`+/.exec(markdownCode(text))!;
        const inner = markdownCode(text).slice(fence.length, -fence.length);
        expect((inner.match(/`+/g) ?? []).every((run) => run.length < fence.length)).toBe(true);
        expect(markdownCell(text).replaceAll('\\|', '')).not.toMatch(/[|\n]/);
        expect(markdownText(text)).not.toContain('\n');
      })
    );
  });

  it('text and links hold no mark-up of others', () => {
    expect(markdownText('*a* [x](y) <b> `c` &lt;')).toBe('\\*a\\* \\[x\\](y) \\<b\\> \\`c\\` &amp;lt;');
    expect(markdownLink('a]b', 'https://x/(y) z')).toBe('[a\\]b](https://x/%28y%29%20z)');
    expect(markdownLink('a', 'javascript:alert(1)')).toBe('a');
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['@x', "'@x"],
  ['+x', "'+x"],
  ['-2 %', "'-2 %"],
  ['\t=x', "'\t=x"],
  ['  =x', "'  =x"],
  ['a=b', 'a=b'],
  ['', ''],
])('a cell of CSV that begins like a formula is text: %j', (text, cell) => expect(csvText(text)).toBe(cell));

describe('addresses', () => {
  it('of links are those of the web', () => {
    expect(['https://x', 'HTTP://x/y'].map(httpUrl)).toEqual(['https://x', 'HTTP://x/y']);
    expect(['javascript:alert(1)', 'data:x', '//x', ' https://x', 'https://', '', undefined].map(httpUrl)).toEqual(
      Array(7).fill(undefined)
    );
    expect(baseUrl('https://x///')).toBe('https://x');
  });

  it('never show a password', () => {
    expect(withoutPassword('cannot reach http://u:p@h/x now')).toBe('cannot reach http://…@h/x now');
    expect(withoutPassword('Failed to parse URL from http://u:p/w#?@h:1/find', 'http://u:p/w#?@h:1')).toBe(
      'Failed to parse URL from http://…@h:1/find'
    );
    expect(withoutPassword('http://fallout/tests/jane@example.com', 'http://fallout')).toBe(
      'http://fallout/tests/jane@example.com'
    );
  });
});
