import { Combobox, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import { messageOf } from '../../core/errors';
import { validateRules } from '../../core/query/alert-values';
import type { ChangeValue, HunterQueryModel, ReportWithin } from '../../core/query/model';
import { TextField } from '../../shared/fields/TextField';
import { t } from '../../shared/translate';
import { LABEL_WIDTH } from './layout';

interface Props {
  query: HunterQueryModel;
  onChange: (change: Partial<HunterQueryModel>) => void;
}

const valueOptions = (): Array<{ value: ChangeValue; label: string; description: string }> => [
  {
    value: 'change',
    label: t('source.editor.change', 'Change, %'),
    description: t('source.editor.positive-for-a-regression-0', 'Positive for a regression; 0 where there is none'),
  },
  {
    value: 'before',
    label: t('source.editor.level-before', 'Level before'),
    description: t('source.editor.for-messages-null-where-nothing', 'For messages; null where nothing changed'),
  },
  {
    value: 'after',
    label: t('source.editor.level-after', 'Level after'),
    description: t('source.editor.for-messages-null-where-nothing', 'For messages; null where nothing changed'),
  },
  {
    value: 'pValue',
    label: t('source.editor.p-value', 'p-value'),
    description: t('source.editor.for-messages-null-where-nothing', 'For messages; null where nothing changed'),
  },
  {
    value: 'time',
    label: t('source.editor.time-of-the-run', 'Time of the run'),
    description: t(
      'source.editor.for-messages-seconds-since-1970',
      'For messages, seconds since 1970; null where nothing changed'
    ),
  },
];

/** Chooses for how many days or runs a change counts, and which of its numbers an alert rule gets. */
export function ReportFields({ query: { reportWithin = {}, changeValue = 'change' }, onChange }: Props) {
  const id = useId();
  const within = (name: keyof ReportWithin, text: string): ReportWithin => {
    const { [name]: _, ...others } = reportWithin;
    return text.trim() === '' ? others : { ...others, [name]: Number(text) };
  };
  const limit = (name: keyof ReportWithin) => ({
    value: String(reportWithin[name] ?? ''),
    placeholder: t('source.editor.any', 'any'),
    width: 8,
    tooltip:
      name === 'days'
        ? t(
            'source.editor.within-days-help',
            'A change counts only so many days after it was first reported. A table has them all, except in alert rules.'
          )
        : t(
            'source.editor.within-runs-help',
            'A change counts only so many runs after it was first reported. A table has them all, except in alert rules.'
          ),
    check: (text: string) => problemOf(within(name, text)),
    onChange: (text: string) => onChange({ reportWithin: within(name, text) }),
  });
  return (
    <InlineFieldRow>
      <TextField label={t('source.editor.within-days', 'Within, days')} labelWidth={LABEL_WIDTH} {...limit('days')} />
      <TextField label={t('source.editor.within-runs', 'Within, runs')} {...limit('runs')} />
      <InlineField label={t('source.editor.value', 'Value')} htmlFor={id}>
        <Combobox
          id={id}
          width={20}
          options={valueOptions()}
          value={changeValue}
          onChange={({ value }) => onChange({ changeValue: value })}
        />
      </InlineField>
    </InlineFieldRow>
  );
}

function problemOf(reportWithin: ReportWithin): string | undefined {
  try {
    validateRules({ reportWithin });
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}
