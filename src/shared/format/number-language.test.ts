import { config } from '@grafana/runtime';

import { localNumber, plainNumber } from './number-language';

const speak = (language: string) => Object.assign(config, { bootData: { user: { language } } });

it.each([
  ['en-US', '−1,234.5 %', '−1,234.5 %'],
  ['de-DE', '−1,234.5 %', '−1.234,5 %'],
  ['de-DE', '+2.1 … +4.3 %', '+2,1 … +4,3 %'],
  ['de-DE', '12 σ', '12 σ'],
  ['de-DE', '3,150,000,000', '3.150.000.000'],
])('in %s, %s is %s', (language, english, text) => {
  speak(language);
  expect(localNumber(english)).toBe(text);
});

it.each([
  [51978, '51,978', '51.978'],
  [1234.567, '1,235', '1.235'],
  [0.0123456, '0.01235', '0,01235'],
  [-8.4, '-8.4', '-8,4'],
  [0, '0', '0'],
  [3.15e9, '3.15B', '3,15\u00a0Mrd.'],
  [1.5e-7, '1.5E-7', '1,5E-7'],
  [NaN, '–', '–'],
])('%d without a unit is %s, in German %s', (value, english, german) => {
  speak('en-US');
  expect(plainNumber(value)).toBe(english);
  speak('de-DE');
  expect(plainNumber(value)).toBe(german);
});

it('labels of an axis that are near each other are told apart', () => {
  speak('en-US');
  expect([12_345_600, 12_345_700].map((value) => plainNumber(value, 6))).toEqual(['12.3456M', '12.3457M']);
});
