import { InlineField, TextArea } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { messageOf } from '../../../core/errors';
import { checkTarget } from '../../../core/graphite/target';
import { LABEL_WIDTH } from '../layout';

interface Props {
  targets: string[];
  onChange: (targets: string[]) => void;
}

/** Graphite expressions, one a line. What is typed is stored as it is, also when it cannot be used yet. */
export function TargetsText({ targets: given, onChange }: Props) {
  const id = useId();
  const stored = given.join('\n');
  const [typed, setTyped] = useState<string>();
  const text = typed ?? stored;

  const targets = text.split('\n').filter((line) => line.trim() !== '');
  const save = () => {
    setTyped(undefined);
    if (text !== stored) {
      onChange(text.split('\n'));
    }
  };
  const problem = firstProblem(targets);
  return (
    <InlineField
      label="Targets"
      labelWidth={LABEL_WIDTH}
      tooltip="Metric paths or expressions of Graphite, one a line. Wildcards give one series for each match."
      htmlFor={id}
      grow
      invalid={Boolean(problem)}
      error={problem}
    >
      <TextArea
        id={id}
        value={text}
        rows={Math.min(10, Math.max(2, targets.length + 1))}
        placeholder="perf.daily.lwt.*.throughput"
        spellCheck={false}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={save}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save()}
      />
    </InlineField>
  );
}

function firstProblem(targets: string[]): string | undefined {
  for (const target of targets) {
    try {
      checkTarget(target);
    } catch (error) {
      return messageOf(error);
    }
  }
  return undefined;
}
