import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { Chain } from '../../../core/graphite/expression/chain';
import { applyEdit, replace, type Edit } from '../../../core/graphite/expression/edit';
import { parseTarget } from '../../../core/graphite/expression/parse';
import { tagExpressionsOf } from '../../../core/graphite/expression/tag-edit';
import { slice, type Call } from '../../../core/graphite/expression/tree';
import { t } from '../../../shared/translate';
import { LabelledCombobox } from './Labelled';
import type { Source } from './lookups';
import { nodeOptions, PathPicker } from './PathPicker';
import { getStyles } from './styles';
import { TagPicker } from './TagPicker';
import { TypedInput } from './TypedInput';

interface Props {
  text: string;
  chain: Chain;
  source: Source;
  onEdit: (edit: Edit) => void;
}

/** Edits the innermost part of a target: a path, tags, or a text that is neither. */
export function SourcePicker({ text, chain, source, onEdit }: Props) {
  const series = chain.source;
  if (!series) {
    return chain.steps.length === 0 ? <EmptySource text={text} source={source} onEdit={onEdit} /> : null;
  }
  if (series.type === 'path' && series.tags.length === 0) {
    return <PathPicker text={text} path={series} source={source} onEdit={onEdit} />;
  }
  const expressions = series.type === 'call' ? tagExpressionsOf(series) : undefined;
  if (series.type === 'call' && expressions) {
    return <TagPicker call={series} expressions={expressions} source={source} onEdit={onEdit} />;
  }
  return (
    <TypedInput
      label={t('source.graphite.series', 'Series')}
      value={slice(text, series)}
      onChange={(typed) => typed.trim() !== '' && onEdit(replace(series, typed))}
    />
  );
}

const kindOptions = () => [
  { value: 'path', label: t('source.graphite.path', 'Path') },
  { value: 'tags', label: t('source.graphite.tags', 'Tags') },
];

/** A target without anything yet: begins with a path or with tags. */
function EmptySource({ text, source, onEdit }: Omit<Props, 'chain'>) {
  const styles = useStyles2(getStyles);
  const [kind, setKind] = useState('path');
  const all = { start: 0, end: text.length };
  return (
    <div className={styles.line}>
      <RadioButtonGroup
        options={kindOptions()}
        value={kind}
        onChange={setKind}
        size="sm"
        aria-label={t('source.graphite.series-by', 'Series by')}
      />
      {kind === 'path' ? (
        <LabelledCombobox
          label={t('source.graphite.node-number', 'Node {{number}}', { number: 1 })}
          placeholder={t('source.graphite.select-metric', 'select metric')}
          minWidth={14}
          options={(typed) => nodeOptions(source, [], typed)}
          onChange={(chosen) => onEdit(replace(all, chosen))}
        />
      ) : (
        <TagPicker
          call={EMPTY_CALL}
          expressions={[]}
          source={source}
          onEdit={(edit) => onEdit(replace(all, applyEdit(EMPTY_TEXT, edit)))}
        />
      )}
    </div>
  );
}

const EMPTY_TEXT = 'seriesByTag()';
const EMPTY_CALL = parseTarget(EMPTY_TEXT).root as Call;
