import { Combobox, InlineFieldRow, InlineField, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { messageOf } from '../../core/errors';
import type { FalloutSource } from '../../core/query/model';
import { findRuns, type RunBound } from '../../core/runs/find-runs';
import { TextField } from '../../shared/fields/TextField';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import { LABEL_WIDTH } from './layout';
import { note } from './test-options';

interface Props {
  source: FalloutSource;
  datasource: HunterDataSource;
  onChange: (change: Partial<FalloutSource>) => void;
}

/** Chooses runs by commit or version, and a series for each branch. Graphite's events hold what ran when. */
export function RunFields({ source, datasource, onChange }: Props) {
  const id = useId();
  const { branches = [] } = source;
  return (
    <InlineFieldRow>
      <BoundField
        label={t('source.editor.since', 'Since')}
        tooltip={t('source.editor.since-help', "The first run of a commit or version, as Graphite's events tell.")}
        bound={source.since}
        onChange={(since) => onChange({ since })}
        labelWidth={LABEL_WIDTH}
      />
      <BoundField
        label={t('source.editor.until', 'Until')}
        tooltip={t('source.editor.until-help', "The last run of a commit or version, as Graphite's events tell.")}
        bound={source.until}
        onChange={(until) => onChange({ until })}
      />
      <InlineField
        label={t('source.editor.branches', 'Branches')}
        htmlFor={`${id}-branches`}
        tooltip={t(
          'source.editor.a-series-for-each-of',
          'A series for each of these branches, analysed by itself. None chosen: all runs in one.'
        )}
      >
        <MultiCombobox
          id={`${id}-branches`}
          value={branches}
          options={() => branchOptions(datasource, source)}
          placeholder={t('source.editor.all-in-one', 'All in one')}
          createCustomValue
          width={24}
          onChange={(chosen) =>
            onChange({ branches: chosen.length > 0 ? chosen.map(({ value }) => value) : undefined })
          }
        />
      </InlineField>
    </InlineFieldRow>
  );
}

type By = 'time' | 'commit' | 'version';

const byOptions = (): Array<{ value: By; label: string }> => [
  { value: 'time', label: t('source.editor.any', 'any') },
  { value: 'commit', label: t('source.editor.commit', 'commit') },
  { value: 'version', label: t('source.editor.version', 'version') },
];

interface BoundProps {
  label: string;
  tooltip: string;
  labelWidth?: number;
  bound?: RunBound;
  onChange: (bound: RunBound | undefined) => void;
}

function BoundField({ label, tooltip, labelWidth, bound, onChange }: BoundProps) {
  const id = useId();
  const by: By = !bound ? 'time' : 'commit' in bound ? 'commit' : 'version';
  const value = !bound ? '' : 'commit' in bound ? bound.commit : bound.version;
  return (
    <>
      <InlineField label={label} labelWidth={labelWidth} htmlFor={id} tooltip={tooltip}>
        <Combobox
          id={id}
          width={14}
          options={byOptions()}
          value={by}
          onChange={({ value: chosen }) => onChange(chosen === 'time' ? undefined : boundOf(chosen, value))}
        />
      </InlineField>
      {by !== 'time' && (
        <TextField
          label={
            by === 'commit' ? t('source.editor.commit-field', 'Commit') : t('source.editor.version-field', 'Version')
          }
          value={value}
          width={20}
          placeholder={by === 'commit' ? '1a2b3c4d' : '6.8.3'}
          onChange={(text) => onChange(boundOf(by, text))}
        />
      )}
    </>
  );
}

const boundOf = (by: Exclude<By, 'time'>, text: string): RunBound =>
  by === 'commit' ? { commit: text.trim() } : { version: text.trim() };

async function branchOptions(datasource: HunterDataSource, { user, test }: FalloutSource) {
  const owner = datasource.ownerOf(user);
  const name = datasource.interpolate(test ?? '');
  if (!owner || !name) {
    return [note(t('source.editor.choose-a-test-first', 'Choose a test first'))];
  }
  try {
    const runs = await findRuns(datasource.send, owner, name);
    const branches = [...new Set(runs.flatMap(({ branch }) => branch ?? []))].sort();
    return branches.length > 0
      ? branches.map((value) => ({ value, label: value }))
      : [note(t('source.editor.graphite-has-no-events-that', 'Graphite has no events that tell of branches'))];
  } catch (error) {
    return [note(messageOf(error))];
  }
}
