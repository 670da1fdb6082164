import { Icon, IconButton, Tooltip, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { Step } from '../../../core/graphite/expression/chain';
import type { Edit } from '../../../core/graphite/expression/edit';
import { setParameter, shownValue, slotsOf } from '../../../core/graphite/expression/parameter';
import type { GraphiteFunction } from '../../../core/graphite/functions';
import { t } from '../../../shared/translate';
import type { Source } from './lookups';
import { ParamField } from './ParamField';
import { getStyles } from './styles';

interface Props {
  text: string;
  step: Step;
  /** The function's description by the server. */
  info?: GraphiteFunction;
  /** The server does not list it. */
  unlisted: boolean;
  source: Source;
  /** Just added: its first parameter is what comes next. */
  isNew: boolean;
  onEdit: (edit: Edit) => void;
  onRemove: () => void;
  onLeft?: () => void;
  onRight?: () => void;
}

/** A function of the chain with its parameters. Those that are optional and not given are unfolded. */
export function FunctionChip({ text, step, info, unlisted, source, isNew, onEdit, onRemove, onLeft, onRight }: Props) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { name } = step.call;
  const slots = slotsOf(step, info);
  const shown = slots.filter(({ param, argument }) => all || argument || param.required);
  return (
    <div
      className={styles.chip}
      role="group"
      aria-label={t('source.graphite.function-name', 'Function {{name}}', { name })}
    >
      {onLeft && (
        <IconButton
          name="angle-left"
          tooltip={t('source.graphite.apply-name-earlier', 'Apply {{name}} earlier', { name })}
          onClick={onLeft}
        />
      )}
      <Tooltip
        content={
          info?.description ||
          (unlisted
            ? t('source.graphite.unlisted', 'The server does not list this function; it is kept as it is.')
            : name)
        }
      >
        <span className={styles.chipName} tabIndex={0}>
          {unlisted && <Icon name="exclamation-triangle" size="xs" />} {name}
        </span>
      </Tooltip>
      {shown.map((slot, index) => (
        <ParamField
          key={slots.indexOf(slot)}
          label={`${name}: ${slot.param.name}${shown.findIndex((one) => one.param.name === slot.param.name) < index ? ` ${index + 1}` : ''}`}
          param={slot.param}
          value={shownValue(text, slot.argument?.value)}
          source={source}
          autoFocus={isNew && index === 0}
          onChange={(typed) => onEdit(setParameter(step, slots, slot, typed))}
        />
      ))}
      {slots.length > shown.length && (
        <IconButton
          name="ellipsis-h"
          tooltip={t('source.graphite.more-parameters-of-name', 'More parameters of {{name}}', { name })}
          onClick={() => setAll(true)}
        />
      )}
      {onRight && (
        <IconButton
          name="angle-right"
          tooltip={t('source.graphite.apply-name-later', 'Apply {{name}} later', { name })}
          onClick={onRight}
        />
      )}
      <IconButton
        name="times"
        tooltip={t('source.graphite.remove-name', 'Remove {{name}}', { name })}
        onClick={onRemove}
      />
    </div>
  );
}
