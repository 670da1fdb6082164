import { Combobox, InlineField, InlineFieldRow } from '@grafana/ui';
import React, { useId } from 'react';

import { DEFAULT_RULE, type HunterQueryModel } from '../../core/query/model';
import { DetectionInputs } from '../../shared/fields/DetectionInputs';
import { t } from '../../shared/translate';
import { LABEL_WIDTH } from './layout';
import { ReportFields } from './ReportFields';

interface Props {
  query: HunterQueryModel;
  onChange: (change: Partial<HunterQueryModel>) => void;
  hideShow?: boolean;
}

const showOptions = (): Array<{ value: HunterQueryModel['show']; label: string; description: string }> => [
  {
    value: 'series',
    label: t('source.editor.series', 'Series'),
    description: t('source.editor.the-series-change-points-as', 'The series; change points as annotations'),
  },
  {
    value: 'segments',
    label: t('source.editor.series-and-segment-means', 'Series and segment means'),
    description: t('source.editor.with-the-level-between-change', 'With the level between change points'),
  },
  {
    value: 'changePoints',
    label: t('source.editor.table-of-change-points', 'Table of change points'),
    description: t('source.editor.one-row-for-each-change', 'One row for each change'),
  },
  {
    value: 'changeSeries',
    label: t('source.editor.changes-as-series', 'Changes as series'),
    description: t('source.editor.change-in-where-there-is', 'Change in % where there is one, 0 elsewhere'),
  },
];

/** How change points are looked for, and what comes back. */
export function DetectionFields({ query, onChange, hideShow }: Props) {
  const id = useId();
  const { detection, show } = query;
  return (
    <>
      <InlineFieldRow>
        <DetectionInputs
          detection={detection}
          onChange={(chosen) => onChange({ detection: chosen })}
          labelWidth={LABEL_WIDTH}
        />
        {!hideShow && (
          <InlineField label={t('source.editor.show', 'Show')} htmlFor={id}>
            <Combobox
              id={id}
              width={28}
              options={showOptions()}
              value={show}
              onChange={({ value }) => onChange(shown(query, value))}
            />
          </InlineField>
        )}
      </InlineFieldRow>
      {!hideShow && (show === 'changeSeries' || show === 'changePoints') && (
        <ReportFields query={query} onChange={onChange} />
      )}
    </>
  );
}

/** A change is news for a week, unless the user says otherwise: alert rules must come back to normal. */
function shown({ reportWithin }: HunterQueryModel, show: HunterQueryModel['show']): Partial<HunterQueryModel> {
  return { show, ...(show === 'changeSeries' && !reportWithin && { reportWithin: DEFAULT_RULE.reportWithin }) };
}
