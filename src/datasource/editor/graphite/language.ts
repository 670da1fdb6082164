import type { Monaco, monacoTypes } from '@grafana/ui';

export const LANGUAGE = 'hunter-graphite';

/** Tells Monaco once how Graphite's expressions are coloured and paired. */
export function registerLanguage({ languages }: Monaco): void {
  if (languages.getLanguages().some(({ id }) => id === LANGUAGE)) {
    return;
  }
  languages.register({ id: LANGUAGE });
  languages.setMonarchTokensProvider(LANGUAGE, TOKENS);
  languages.setLanguageConfiguration(LANGUAGE, {
    brackets: [
      ['(', ')'],
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: ['()', '{}', "''", '""'].map(([open, close]) => ({ open, close, notIn: ['string'] })),
    wordPattern: /[^\s(),.|'"{}]+/,
  });
}

const VARIABLE = /\$\{[^{}]*\}|\$\w+|\[\[[^[\]]*\]\]/;

const TOKENS: monacoTypes.languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [VARIABLE, 'variable'],
      [/[a-zA-Z_]\w*(?=\s*\()/, 'keyword'],
      [/[a-zA-Z_]\w*(?=\s*=[^=])/, 'attribute.name'],
      [/#\w+/, 'type'],
      [/[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?=\s*(?:[,)]|$))/, 'number'],
      [/\b(?:true|false|none|inf)\b(?=\s*(?:[,)]|$))/i, 'number'],
      [/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/, 'string'],
      [/["'].*$/, 'string.invalid'],
      [/[*?]/, 'keyword.operator'],
      [/[(){}[\],|]/, 'delimiter'],
    ],
  },
};
