import type { ApiAnswer } from '../transport/request';
import { decodeFunctions } from './functions';
import bundled from './functions.json';

const answer = (status: number, body: string): ApiAnswer => ({ status, body, contentType: 'application/json' });

describe('the list of functions', () => {
  it('is read although 1.1.8 writes a bare Infinity', () => {
    const body = `{"f": {"name": "f", "group": "Transform", "description": "\\nTakes \`\`x\`\` and :py:func:\`g <g>\`. More.\\n\\nAnd more.",
      "params": [{"name": "n", "type": "integer", "required": true, "default": Infinity}, {"name": "m", "type": "aggFunc", "options": ["sum"], "multiple": true}]}}`;
    expect(decodeFunctions(answer(200, body))).toEqual([
      {
        name: 'f',
        group: 'Transform',
        description: 'Takes x and g. More.',
        params: [
          { name: 'n', type: 'integer', required: true, default: Infinity },
          { name: 'm', type: 'aggFunc', options: ['sum'], multiple: true },
        ],
      },
    ]);
  });

  it.each([
    [500, '{"error": "module \'inspect\' has no attribute \'getargspec\'"}', 'getargspec'],
    [404, 'Not Found', '404'],
    [200, '<html>', 'not Graphite'],
    [200, '{}', 'not Graphite'],
    [200, 'null', 'not Graphite'],
  ])('%i %s: says so', (status, body, message) => expect(() => decodeFunctions(answer(status, body))).toThrow(message));

  it('comes with the plugin too, small', () => {
    expect(bundled.functions.length).toBeGreaterThan(140);
    expect(JSON.stringify(bundled).length).toBeLessThan(60_000);
    expect(bundled.functions.find(({ name }) => name === 'aliasByNode')?.params[1]).toMatchObject({
      name: 'nodes',
      multiple: true,
    });
  });
});
