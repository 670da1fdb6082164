import { InlineField, RadioButtonGroup } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import type { GraphiteFunction } from '../../../core/graphite/functions';
import type { GraphiteSource } from '../../../core/query/model';
import { t } from '../../../shared/translate';
import { LABEL_WIDTH } from '../layout';
import { loadFunctions, type Source } from './lookups';
import { TargetsBuilder } from './TargetsBuilder';
import { TargetsText } from './TargetsText';

interface Props {
  source: GraphiteSource;
  datasource: Source;
  /** Letters of the panel's other queries, which targets can refer to (`#A`). */
  references?: string[];
  onChange: (source: GraphiteSource) => void;
}

const editorOptions = (): Array<{ value: 'builder' | 'text'; label: string; description: string }> => [
  {
    value: 'builder',
    label: t('source.graphite.builder', 'Builder'),
    description: t('source.graphite.pick-nodes-tags-and-functions', 'Pick nodes, tags and functions'),
  },
  {
    value: 'text',
    label: t('source.graphite.text', 'Text'),
    description: t('source.graphite.write-expressions-one-a-line', 'Write expressions, one a line'),
  },
];

/** Graphite targets, picked or written. The text is what counts: the builder changes pieces of it. */
export function GraphiteEditor({ source, datasource, references = [], onChange }: Props) {
  const functions = useFunctions(datasource);
  const { targets, editor = 'builder' } = source;
  const set = (changed: string[]) => onChange({ ...source, targets: changed });
  return (
    <>
      <InlineField label={t('source.graphite.editor', 'Editor')} labelWidth={LABEL_WIDTH}>
        <RadioButtonGroup
          options={editorOptions()}
          value={editor}
          onChange={(chosen) => onChange({ ...source, editor: chosen })}
          aria-label={t('source.graphite.editor', 'Editor')}
        />
      </InlineField>
      {editor === 'text' ? (
        <TargetsText
          targets={targets}
          functions={functions}
          references={references}
          source={datasource}
          onChange={set}
        />
      ) : (
        <TargetsBuilder targets={targets} functions={functions} source={datasource} onChange={set} />
      )}
    </>
  );
}

function useFunctions(source: Source): GraphiteFunction[] {
  const [functions, setFunctions] = useState<GraphiteFunction[]>([]);
  useEffect(() => {
    let current = true;
    loadFunctions(source).then((loaded) => current && setFunctions(loaded));
    return () => {
      current = false;
    };
  }, [source]);
  return functions;
}
