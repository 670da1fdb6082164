import { Button } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import { isSeriesType } from '../../../core/graphite/expression/parameter';
import type { GraphiteFunction } from '../../../core/graphite/functions';
import { t } from '../../../shared/translate';
import { LabelledCombobox } from './Labelled';

interface Props {
  functions: GraphiteFunction[];
  /** Whether there are series to apply a function to; without, those that make their own are listed. */
  hasSeries: boolean;
  onPick: (picked: GraphiteFunction) => void;
}

/** Adds a function: all there are, by group, each with what it does. */
export function FunctionPicker({ functions, hasSeries, onPick }: Props) {
  const [open, setOpen] = useState(false);
  const options = useMemo(
    () =>
      functions
        .filter(
          ({ name, params }) =>
            name !== 'seriesByTag' && hasSeries === Boolean(params[0] && isSeriesType(params[0].type))
        )
        .sort((a, b) => a.group.localeCompare(b.group) || a.name.localeCompare(b.name))
        .map(({ name, group, description }) => ({ value: name, label: name, group, description: description || ' ' })),
    [functions, hasSeries]
  );
  if (!open) {
    return (
      <Button
        variant="secondary"
        fill="text"
        size="sm"
        icon="plus"
        disabled={functions.length === 0}
        onClick={() => setOpen(true)}
      >
        {t('source.graphite.function-button', 'Function')}
      </Button>
    );
  }
  return (
    <LabelledCombobox
      label={t('source.graphite.add-a-function', 'Add a function')}
      placeholder={t('source.graphite.function', 'function')}
      minWidth={30}
      strict
      autoFocus
      options={options}
      onChange={(name) => {
        setOpen(false);
        const picked = functions.find((one) => one.name === name);
        if (picked) {
          onPick(picked);
        }
      }}
    />
  );
}
