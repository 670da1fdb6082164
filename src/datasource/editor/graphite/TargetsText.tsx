import { InlineField, TextArea, useStyles2 } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { messageOf } from '../../../core/errors';
import { checkTarget } from '../../../core/graphite/check-target';
import type { GraphiteFunction } from '../../../core/graphite/functions';
import { useDraft } from '../../../shared/fields/useDraft';
import { t } from '../../../shared/translate';
import { LABEL_WIDTH } from '../layout';
import { CodeTargets } from './CodeTargets';
import type { Source } from './lookups';
import { getStyles } from './styles';
import { suggest, type Suggestions } from './suggestions';

interface Props {
  targets: string[];
  functions: GraphiteFunction[];
  /** Letters of the other queries. */
  references: string[];
  source: Source;
  onChange: (targets: string[]) => void;
}

/** Graphite expressions, one a line. What is typed is stored as it is, also when it cannot be used yet. */
export function TargetsText({ targets: given, functions, references, source, onChange }: Props) {
  const id = useId();
  const stored = given.join('\n');
  const { text, type, commit } = useDraft(stored, (typed) => onChange(typed.split('\n')));
  const lines = text.split('\n');
  const problem = firstProblem(lines.filter((line) => line.trim() !== ''));
  return (
    <InlineField
      label={t('source.graphite.targets', 'Targets')}
      labelWidth={LABEL_WIDTH}
      tooltip={t(
        'source.graphite.metric-paths-or-expressions-of',
        'Metric paths or expressions of Graphite, one a line. Wildcards give one series for each match.'
      )}
      htmlFor={id}
      grow
      shrink
      invalid={Boolean(problem)}
      error={problem}
    >
      <TextInput
        id={id}
        value={text}
        lines={lines.length}
        suggest={(line, offset) => suggest(source, functions, references, line, offset)}
        onChange={type}
        onSave={commit}
      />
    </InlineField>
  );
}

interface InputProps {
  id: string;
  value: string;
  lines: number;
  /** Given by the field. */
  invalid?: boolean;
  suggest: (line: string, offset: number) => Promise<Suggestions | undefined>;
  onChange: (text: string) => void;
  onSave: () => void;
}

/**
 * The code editor; a plain text area until it is loaded, and where it cannot be. They are not exchanged while somebody
 * types.
 */
function TextInput({ id, value, lines, invalid, suggest: onSuggest, onChange, onSave }: InputProps) {
  const styles = useStyles2(getStyles);
  const [ready, setReady] = useState(false);
  const [focused, setFocused] = useState(false);
  const isCode = ready && !focused;
  return (
    <div className={styles.text}>
      {!isCode && (
        <TextArea
          id={id}
          value={value}
          rows={Math.min(10, Math.max(2, lines + 1))}
          placeholder="perf.daily.lwt.*.throughput"
          spellCheck={false}
          invalid={invalid}
          onChange={(event) => onChange(event.currentTarget.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            onSave();
          }}
          onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSave()}
        />
      )}
      <div className={isCode ? undefined : styles.hidden} aria-hidden={!isCode}>
        <CodeTargets
          label={t('source.graphite.targets', 'Targets')}
          value={value}
          lines={Math.min(12, Math.max(3, lines + 1))}
          suggest={onSuggest}
          onReady={() => setReady(true)}
          onChange={onChange}
          onSave={onSave}
        />
      </div>
    </div>
  );
}

function firstProblem(targets: string[]): string | undefined {
  for (const target of targets) {
    try {
      checkTarget(target, { variables: true });
    } catch (error) {
      return messageOf(error);
    }
  }
  return undefined;
}
