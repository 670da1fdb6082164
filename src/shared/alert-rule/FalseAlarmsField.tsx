import { Combobox, Field } from '@grafana/ui';
import React, { useId } from 'react';

import { t } from '../translate';

/** False alarms of a series in a year, unless the user chooses. */
export const USUAL_FALSE_ALARMS = 0.2;

interface Props {
  perYear: number;
  /** The p-value that follows from it. */
  maxPValue: number;
  onChange: (perYear: number) => void;
}

/** How often a series in which nothing changes may alarm, since a rule looks after every run. */
export function FalseAlarmsField({ perYear, maxPValue, onChange }: Props) {
  const id = useId();
  const options = [
    { value: 1, label: t('alert-rule.yearly', 'At most one a year') },
    { value: USUAL_FALSE_ALARMS, label: t('alert-rule.five-years', 'At most one in 5 years') },
    { value: 0.05, label: t('alert-rule.twenty-years', 'At most one in 20 years: for hundreds of series') },
  ];
  return (
    <Field
      label={t('alert-rule.false-alarms', 'False alarms of a series')}
      description={t(
        'alert-rule.false-alarms-text',
        'How often a series in which nothing changes may alarm, with a run a day: max p-value {{maxPValue}}. The fewer, the later small changes are reported.',
        { maxPValue }
      )}
      htmlFor={id}
    >
      <Combobox id={id} options={options} value={perYear} onChange={({ value }) => onChange(value)} />
    </Field>
  );
}
