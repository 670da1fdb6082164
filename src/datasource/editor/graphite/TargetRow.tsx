import { IconButton, TextArea, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { chainOf, type Chain } from '../../../core/graphite/expression/chain';
import {
  addFunction,
  applyEdit,
  moveFunction,
  removeFunction,
  type Edit,
} from '../../../core/graphite/expression/edit';
import { requiredArguments } from '../../../core/graphite/expression/parameter';
import { parseTarget } from '../../../core/graphite/expression/parse';
import type { GraphiteFunction } from '../../../core/graphite/functions';
import { useDraft } from '../../../shared/fields/useDraft';
import { t } from '../../../shared/translate';
import { FunctionChip } from './FunctionChip';
import { FunctionPicker } from './FunctionPicker';
import type { Source } from './lookups';
import { SourcePicker } from './SourcePicker';
import { getStyles } from './styles';

interface Props {
  number: number;
  text: string;
  functions: GraphiteFunction[];
  source: Source;
  onChange: (text: string) => void;
  onDuplicate: () => void;
  onRemove?: () => void;
}

/** One target: its series, then the functions applied to them; as text where it cannot be shown so. */
export function TargetRow({ number, text, functions, source, onChange, onDuplicate, onRemove }: Props) {
  const styles = useStyles2(getStyles);
  const target = parseTarget(text);
  const chain = chainOf(target);
  return (
    <div
      className={styles.row}
      role="group"
      aria-label={t('source.graphite.target-number', 'Target {{number}}', { number })}
    >
      <span className={styles.number}>{number}</span>
      <div className={styles.body}>
        {chain ? (
          <ChainEditor text={text} chain={chain} functions={functions} source={source} onChange={onChange} />
        ) : (
          <TargetText
            text={text}
            label={t('source.graphite.target-number-as-text', 'Target {{number}} as text', { number })}
            problem={target.problems[0].message}
            onChange={onChange}
          />
        )}
      </div>
      <div className={styles.actions}>
        <IconButton
          name="copy"
          tooltip={t('source.graphite.duplicate-target-number', 'Duplicate target {{number}}', { number })}
          onClick={onDuplicate}
        />
        {onRemove && (
          <IconButton
            name="trash-alt"
            tooltip={t('source.graphite.remove-target-number', 'Remove target {{number}}', { number })}
            onClick={onRemove}
          />
        )}
      </div>
    </div>
  );
}

interface ChainProps extends Pick<Props, 'text' | 'functions' | 'source' | 'onChange'> {
  chain: Chain;
}

function ChainEditor({ text, chain, functions, source, onChange }: ChainProps) {
  const styles = useStyles2(getStyles);
  const [added, setAdded] = useState<string>();
  const { steps } = chain;
  const onEdit = (edit: Edit) => onChange(applyEdit(text, edit));
  const move = (index: number, to: 'left' | 'right') => {
    const edit = moveFunction(text, chain, index, to);
    return edit && (() => onEdit(edit));
  };
  return (
    <div className={styles.line}>
      <SourcePicker text={text} chain={chain} source={source} onEdit={onEdit} />
      {steps.map((step, index) => (
        <FunctionChip
          key={`${index} ${step.call.name}`}
          text={text}
          step={step}
          info={functions.find(({ name }) => name === step.call.name)}
          unlisted={functions.length > 0 && functions.every(({ name }) => name !== step.call.name)}
          source={source}
          isNew={index === steps.length - 1 && step.call.name === added}
          onEdit={onEdit}
          onRemove={() => onEdit(removeFunction(step))}
          onLeft={move(index, 'left')}
          onRight={move(index, 'right')}
        />
      ))}
      <FunctionPicker
        functions={functions}
        hasSeries={Boolean(chain.source) || steps.length > 0}
        onPick={(picked) => {
          setAdded(picked.name);
          onEdit(addFunction(parseTarget(text), picked.name, requiredArguments(picked)));
        }}
      />
    </div>
  );
}

interface TextProps extends Pick<Props, 'text' | 'onChange'> {
  label: string;
  problem: string;
}

/** A target that is no chain. A text area, since a single line would lose line breaks. */
function TargetText({ text, label, problem, onChange }: TextProps) {
  const styles = useStyles2(getStyles);
  const draft = useDraft(text, onChange);
  return (
    <>
      <TextArea
        aria-label={label}
        className={styles.code}
        value={draft.text}
        rows={text.split('\n').length}
        spellCheck={false}
        invalid
        onChange={(event) => draft.type(event.currentTarget.value)}
        onBlur={draft.commit}
        onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && draft.commit()}
      />
      <div className={styles.note} role="status">
        {t('source.graphite.shown-as-text', 'Shown as text because it {{problem}}.', { problem })}
      </div>
    </>
  );
}
