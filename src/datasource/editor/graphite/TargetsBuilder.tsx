import { Button, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { GraphiteFunction } from '../../../core/graphite/functions';
import { t } from '../../../shared/translate';
import type { Source } from './lookups';
import { getStyles } from './styles';
import { TargetRow } from './TargetRow';

interface Props {
  targets: string[];
  functions: GraphiteFunction[];
  source: Source;
  onChange: (targets: string[]) => void;
}

/** The targets as rows to pick from. */
export function TargetsBuilder({ targets, functions, source, onChange }: Props) {
  const styles = useStyles2(getStyles);
  const rows = targets.length > 0 ? targets : [''];
  return (
    <div className={styles.editor}>
      {rows.map((text, index) => (
        <TargetRow
          // a row's drafts belong to its place; their number tells when rows moved
          key={`${rows.length} ${index}`}
          number={index + 1}
          text={text}
          functions={functions}
          source={source}
          onChange={(changed) => onChange(rows.map((one, i) => (i === index ? changed : one)))}
          onDuplicate={() => onChange([...rows.slice(0, index + 1), text, ...rows.slice(index + 1)])}
          onRemove={rows.length > 1 || text !== '' ? () => onChange(without(rows, index)) : undefined}
        />
      ))}
      <div>
        <Button variant="secondary" size="sm" icon="plus" onClick={() => onChange([...rows, ''])}>
          {t('source.graphite.add-target', 'Target')}
        </Button>
      </div>
    </div>
  );
}

function without(rows: string[], index: number): string[] {
  const rest = rows.filter((_, i) => i !== index);
  return rest.length > 0 ? rest : [''];
}
