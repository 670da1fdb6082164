import { Button, IconButton, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { removeArgument, type Edit } from '../../../core/graphite/expression/edit';
import { addTagExpression, setTagExpression, TAG_OPERATORS } from '../../../core/graphite/expression/tag-edit';
import type { Call } from '../../../core/graphite/expression/tree';
import { formatTagExpression, type TagExpression } from '../../../core/graphite/tag-expressions';
import { t } from '../../../shared/translate';
import { LabelledCombobox } from './Labelled';
import { findTags, findTagValues, optionsOf, variables, type Source } from './lookups';
import { getStyles } from './styles';

interface Props {
  call: Call;
  expressions: TagExpression[];
  source: Source;
  onEdit: (edit: Edit) => void;
}

/** The conditions of `seriesByTag`. A new one is stored once it has a value, so that the target never lacks one. */
export function TagPicker({ call, expressions, source, onEdit }: Props) {
  const styles = useStyles2(getStyles);
  const [draft, setDraft] = useState<Partial<TagExpression> | undefined>(expressions.length === 0 ? {} : undefined);
  const others = (index?: number) => expressions.filter((_, i) => i !== index).map(formatTagExpression);
  return (
    <div className={styles.line}>
      {expressions.map((expression, index) => (
        <Condition
          key={index}
          label={t('source.graphite.tag-number', 'Tag {{number}}', { number: index + 1 })}
          expression={expression}
          others={others(index)}
          source={source}
          onChange={(change) => onEdit(setTagExpression(call, index, { ...expression, ...change }))}
          onRemove={() => onEdit(removeArgument(call, index))}
        />
      ))}
      {draft ? (
        <Condition
          label={t('source.graphite.tag-number', 'Tag {{number}}', { number: expressions.length + 1 })}
          expression={draft}
          others={others()}
          source={source}
          onChange={(change) => {
            const { tag, operator = '=', value } = { ...draft, ...change };
            if (tag && value) {
              setDraft(undefined);
              onEdit(addTagExpression(call, { tag, operator, value }));
            } else {
              setDraft({ ...draft, ...change });
            }
          }}
          onRemove={expressions.length > 0 ? () => setDraft(undefined) : undefined}
        />
      ) : (
        <Button variant="secondary" fill="text" size="sm" icon="plus" onClick={() => setDraft({})}>
          {t('source.graphite.add-tag', 'Tag')}
        </Button>
      )}
    </div>
  );
}

interface ConditionProps {
  label: string;
  expression: Partial<TagExpression>;
  /** The other conditions, which narrow the lists. */
  others: string[];
  source: Source;
  onChange: (change: Partial<TagExpression>) => void;
  onRemove?: () => void;
}

function Condition({
  label,
  expression: { tag, operator = '=', value },
  others,
  source,
  onChange,
  onRemove,
}: ConditionProps) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.group} role="group" aria-label={label}>
      <LabelledCombobox
        label={t('source.graphite.condition-name', '{{condition}}: name', { condition: label })}
        value={tag}
        placeholder={t('source.graphite.tag', 'tag')}
        options={(typed) => optionsOf(findTags(source, others, typed))}
        onChange={(chosen) => onChange({ tag: chosen })}
      />
      <LabelledCombobox
        label={t('source.graphite.condition-operator', '{{condition}}: operator', { condition: label })}
        value={operator}
        strict
        minWidth={7}
        options={TAG_OPERATORS.map((one) => ({ value: one, label: one, description: meanings()[one] }))}
        onChange={(chosen) => onChange({ operator: chosen as TagExpression['operator'] })}
      />
      <LabelledCombobox
        label={t('source.graphite.condition-value', '{{condition}}: value', { condition: label })}
        value={value}
        placeholder={t('source.graphite.value', 'value')}
        options={(typed) =>
          optionsOf(
            tag ? findTagValues(source, tag, others, typed) : Promise.resolve([]),
            variables().filter((name) => name.startsWith(typed))
          )
        }
        onChange={(chosen) => onChange({ value: chosen })}
      />
      {onRemove && (
        <IconButton
          name="times"
          tooltip={t('source.graphite.remove-condition', 'Remove {{condition}}', { condition: label })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}

const meanings = (): Record<TagExpression['operator'], string> => ({
  '=': t('source.graphite.is', 'is'),
  '!=': t('source.graphite.is-not', 'is not'),
  '=~': t('source.graphite.begins-like', 'begins like a regular expression'),
  '!=~': t('source.graphite.does-not-begin-like', 'does not begin like one'),
});
