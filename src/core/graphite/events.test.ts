import fc from 'fast-check';

import { decodeEvents, eventData, eventsRequest } from './events';
import { parsePythonLiteral } from './python-literal';

const answer = (body: unknown, status = 200) => ({
  status,
  contentType: 'application/json',
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('events', () => {
  it('are asked for by all tags or any, each once', () => {
    expect(eventsRequest(['b', ' a ', '', 'b'], 'all', { from: 1500, to: 2500 }).params).toEqual([
      ['tags', 'b a'],
      ['set', 'intersection'],
      ['from', '1'],
      ['until', '3'],
    ]);
    expect(eventsRequest([], 'any').params).toEqual([]);
  });

  it('without the tags are left out, although graphite-web gives them', () => {
    const events = [
      { when: 2, what: 'x', tags: ['a', 'b'], data: '' },
      { when: 1, what: 'y', tags: 'a c', data: null },
    ];
    expect(decodeEvents(answer(events), ['a', 'b'], 'all').map(({ what }) => what)).toEqual(['x']);
    expect(decodeEvents(answer(events), ['a', 'b'], 'any').map(({ time }) => time)).toEqual([1000, 2000]);
  });

  it('are none where the server has none, and an error where it says so', () => {
    expect(decodeEvents(answer('', 404), ['a'], 'all')).toEqual([]);
    expect(() => decodeEvents(answer('<pre>ValueError: bad time</pre>', 500), ['a'], 'all')).toThrow('bad time');
    expect(() => decodeEvents(answer('<html>'), ['a'], 'all')).toThrow('is not Graphite');
  });
});

describe('the data of an event', () => {
  it.each([
    [`{"run_id": "r0", "commit": null}`, { run_id: 'r0', commit: null }],
    [`{'run_id': 'r0', 'commit': None}`, { run_id: 'r0', commit: null }],
    [
      `{u'it': u'it\\'s', "q": "say \\"hi\\"", 'n': [1, -2.5e3, True], 't': (1,), 'd': {}}`,
      { it: "it's", q: 'say "hi"', n: [1, -2500, true], t: [1], d: {} },
    ],
    [`{'ü': '\\xfc\\u00fc\\n'}`, { ü: 'üü\n' }],
    ['deployed by hand', undefined],
    ['[1, 2]', undefined],
    [`{'a': `, undefined],
    [`{'a': 1} and more`, undefined],
  ])('%s', (data, expected) => {
    expect(eventData(data)).toEqual(expected);
  });

  it('is what was written, whatever it was', () => {
    // as Python's repr() writes it
    const repr = (value: unknown): string => {
      if (value === null) {
        return 'None';
      }
      if (typeof value === 'boolean') {
        return value ? 'True' : 'False';
      }
      if (typeof value === 'string') {
        return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n').replace(/\r/g, '\\r')}'`;
      }
      if (Array.isArray(value)) {
        return `[${value.map(repr).join(', ')}]`;
      }
      return typeof value === 'object'
        ? `{${Object.entries(value)
            .map(([key, one]) => `${repr(key)}: ${repr(one)}`)
            .join(', ')}}`
        : String(value);
    };
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 3 },
        fc.string(),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 3 }),
        fc.dictionary(
          fc.string().filter((key) => key !== '__proto__'),
          tie('tree'),
          { maxKeys: 3 }
        )
      ),
    }));
    fc.assert(fc.property(tree, (value) => expect(parsePythonLiteral(repr(value))).toEqual(value)));
  });

  it('never hangs or breaks on anything else', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        try {
          parsePythonLiteral(text);
        } catch (error) {
          expect(error).toBeInstanceOf(SyntaxError);
        }
      })
    );
  });
});
