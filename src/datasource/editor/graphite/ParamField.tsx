import React from 'react';

import type { GraphiteParam } from '../../../core/graphite/functions';
import { LabelledCombobox } from './Labelled';
import { findTags, optionsOf, variables, type Source } from './lookups';
import { TypedInput } from './TypedInput';

interface Props {
  label: string;
  param: GraphiteParam;
  value: string;
  source: Source;
  autoFocus?: boolean;
  onChange: (value: string) => void;
}

/** One parameter of a function: a list where values are known, else a text. */
export function ParamField({ label, param, value, source, autoFocus, onChange }: Props) {
  const known = param.type === 'boolean' ? [true, false] : [...(param.options ?? []), ...(param.suggestions ?? [])];
  if (known.length > 0 || param.type === 'tag') {
    const listed = [...new Set(known.map(String)), ...variables()].map((name) => ({ value: name, label: name }));
    return (
      <LabelledCombobox
        label={label}
        value={value}
        placeholder={param.name}
        autoFocus={autoFocus}
        options={param.type === 'tag' ? (typed) => optionsOf(findTags(source, [], typed)) : listed}
        onChange={onChange}
      />
    );
  }
  return <TypedInput label={label} value={value} placeholder={param.name} autoFocus={autoFocus} onChange={onChange} />;
}
