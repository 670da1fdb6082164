import fc from 'fast-check';

import { parseLenientJson } from './lenient-json';

it.each(['NaN', 'nan', '-NaN', 'Infinity', '-Infinity', '+Infinity', 'Inf', '+Inf', '-Inf', 'inf', '-inf'])(
  '%s is no number, wherever it stands',
  (word) => {
    expect(parseLenientJson(`[1,${word}]`)).toEqual([1, null]);
    expect(parseLenientJson(`{"a": ${word}, "b": [[${word} , 2]]}`)).toEqual({ a: null, b: [[null, 2]] });
    expect(parseLenientJson(word)).toBeNull();
  }
);

it('what is in quotes is left as it is', () => {
  const text = '[{"target":"NaN.count","x":"alias of [NaN,1] \\" -Inf","datapoints":[[NaN,1]]}]';
  expect(parseLenientJson(text)).toEqual([
    { target: 'NaN.count', x: 'alias of [NaN,1] " -Inf', datapoints: [[null, 1]] },
  ]);
});

it.each(['', '[1', 'Nano', '[Infinite]', '[NaN', "['NaN']", '{NaN: 1}'])('%j is no JSON', (text) => {
  expect(() => parseLenientJson(text)).toThrow(SyntaxError);
});

it('JSON is read as it always is, also behind a byte order mark', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseLenientJson(text)).toEqual(JSON.parse(text));
      expect(parseLenientJson(`\ufeff${text}`)).toEqual(JSON.parse(text));
    })
  );
});

it('numbers that are none become null in any JSON', () => {
  const json = fc.json();
  fc.assert(
    fc.property(json, fc.constantFrom('NaN', '-Infinity', '+Inf'), (text, word) => {
      expect(parseLenientJson(`[${text},${word},${text}]`)).toEqual([JSON.parse(text), null, JSON.parse(text)]);
    })
  );
});
