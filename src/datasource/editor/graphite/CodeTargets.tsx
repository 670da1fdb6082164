import { CodeEditor, type Monaco, type MonacoEditor, type monacoTypes } from '@grafana/ui';
import React, { useEffect, useRef, useState } from 'react';

import { LANGUAGE, registerLanguage } from './language';
import type { Suggestion, Suggestions } from './suggestions';

interface Props {
  label: string;
  value: string;
  lines: number;
  suggest: (line: string, offset: number) => Promise<Suggestions | undefined>;
  onReady: () => void;
  onChange: (text: string) => void;
  onSave: () => void;
}

/** Grafana's code editor (Monaco, loaded when it is first shown) with the language of Graphite's expressions. */
export function CodeTargets({ label, value, lines, suggest, onReady, onChange, onSave }: Props) {
  const [mounted, setMounted] = useState<{ editor: MonacoEditor; monaco: Monaco }>();
  // Monaco keeps what it is given first
  const latest = useRef({ suggest, onSave, onChange });
  useEffect(() => {
    latest.current = { suggest, onSave, onChange };
  });
  useEffect(() => {
    if (!mounted) {
      return undefined;
    }
    const { editor, monaco } = mounted;
    const provider = provideSuggestions(monaco, editor, (line, offset) => latest.current.suggest(line, offset));
    // not as commands, which Monaco shares between all editors of a page
    const keys = editor.onKeyDown((event) => {
      if (event.keyCode === monaco.KeyCode.Enter && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        event.stopPropagation();
        latest.current.onSave();
      } else if (event.keyCode === monaco.KeyCode.Tab && !event.target.hasAttribute('aria-activedescendant')) {
        // leaves the field as everywhere else, unless it takes a suggestion
        event.stopPropagation();
      }
    });
    return () => {
      keys.dispose();
      provider.dispose();
    };
  }, [mounted]);
  return (
    <CodeEditor
      value={value}
      language={LANGUAGE}
      height={LINE * lines + 10}
      showMiniMap={false}
      showLineNumbers={false}
      wordWrap
      monacoOptions={{ ...OPTIONS, ariaLabel: label }}
      onBeforeEditorMount={registerLanguage}
      onEditorDidMount={(editor, monaco) => {
        setMounted({ editor, monaco });
        onReady();
      }}
      onChange={(text) => latest.current.onChange(text)}
      onBlur={onSave}
    />
  );
}

const LINE = 20;

const OPTIONS: monacoTypes.editor.IStandaloneEditorConstructionOptions = {
  lineHeight: LINE,
  fontSize: 13,
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  wordBasedSuggestions: false,
  quickSuggestions: { other: true, strings: true, comments: false },
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true },
};

function provideSuggestions(monaco: Monaco, editor: MonacoEditor, suggest: Props['suggest']): monacoTypes.IDisposable {
  return monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.', '(', ',', '{', "'", '"', '#', '$', '=', '~', '|'],
    provideCompletionItems: async (model, { lineNumber, column }) => {
      // providers belong to a language, not to an editor
      if (model.id !== editor.getModel()?.id) {
        return undefined;
      }
      const found = await suggest(model.getLineContent(lineNumber), column - 1);
      const range = new monaco.Range(lineNumber, (found?.start ?? column - 1) + 1, lineNumber, column);
      return {
        incomplete: true,
        suggestions: (found?.list ?? []).map((one, index) => itemOf(monaco, one, index, range)),
      };
    },
  });
}

function itemOf(
  { languages: { CompletionItemKind } }: Monaco,
  { label, kind, insert = label, detail, documentation }: Suggestion,
  index: number,
  range: monacoTypes.Range
): monacoTypes.languages.CompletionItem {
  const kinds = {
    function: CompletionItemKind.Function,
    node: CompletionItemKind.Folder,
    tag: CompletionItemKind.Property,
    value: CompletionItemKind.Value,
    variable: CompletionItemKind.Variable,
    reference: CompletionItemKind.Reference,
  };
  const sortText = String(index).padStart(5, '0');
  return { label: { label, detail }, kind: kinds[kind], insertText: insert, documentation, range, sortText };
}
