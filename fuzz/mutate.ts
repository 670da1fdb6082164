/** Random numbers that are the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Length of a few texts, in characters. Long texts are slow to run, and find hardly more than short ones. */
const MAX_LENGTH = 4096;
const USUAL_LENGTH = 256;
const SHARE_OF_LONG = 0.02;

/** Texts that often break parsers, of any language. */
const WORDS = [
  '"',
  "'",
  '\\',
  '`',
  '|',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '{{',
  '}}',
  '{{#a}}',
  '{{/a}}',
  '---\n',
  '- ',
  ': ',
  '? ',
  '&a ',
  '*a',
  '<<: ',
  '!!int ',
  '#A',
  '#',
  '*',
  '.',
  '..',
  '/',
  '@',
  '=',
  '=~',
  ',',
  ';',
  '\n',
  '\r',
  '\t',
  ' ',
  '\0',
  '\u001b[',
  '\u202e',
  'ü',
  '😀',
  '\ud800',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'true',
  'NaN',
  'Infinity',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '2147483648',
  '1.5',
  '0x',
  '59:',
  '2026-11-20',
  '-30d',
  'None',
  '\\u',
  '\\U00110000',
  '\\x',
  '&#99999999;',
  '<pre>',
  '</pre>',
  '<style',
  'javascript:',
  'https://a:b@c',
];

/** Changes a text in one to a few places. @param other text to copy pieces from */
export function mutate(text: string, other: string, random: () => number): string {
  const most = random() < SHARE_OF_LONG ? MAX_LENGTH : USUAL_LENGTH;
  // a piece from anywhere in it
  const start = Math.floor(random() * Math.max(0, text.length - most));
  let result = text.slice(start, start + most);
  for (let rounds = 1 + Math.floor(random() ** 2 * 6); rounds > 0; rounds--) {
    result = once(result, other, random);
  }
  return result.slice(0, most);
}

function once(text: string, other: string, random: () => number): string {
  const below = (n: number) => Math.floor(random() * n);
  const from = below(text.length + 1);
  const to = Math.min(text.length, from + Math.floor(random() ** 3 * 64));
  const [head, middle, tail] = [text.slice(0, from), text.slice(from, to), text.slice(to)];
  switch (below(9)) {
    case 0:
      return head + tail;
    case 1:
      return head + WORDS[below(WORDS.length)] + text.slice(from);
    case 2:
      return head + WORDS[below(WORDS.length)] + tail;
    case 3:
      return head + middle.repeat(2 + below(4)) + tail;
    case 4: {
      const start = below(other.length + 1);
      return head + other.slice(start, start + below(128)) + tail;
    }
    case 5:
      return head + String.fromCharCode(below(random() < 0.9 ? 128 : 0x10000)) + tail;
    case 6:
      return tail + head;
    case 7:
      return head + [...middle].reverse().join('') + tail;
    default:
      // a long repetition, which reveals parsers of quadratic time
      return head + (middle || WORDS[below(WORDS.length)]).repeat(1 << below(9)).slice(0, MAX_LENGTH / 2) + tail;
  }
}
