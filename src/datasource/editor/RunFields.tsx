import { Combobox, InlineFieldRow, InlineField, MultiCombobox } from '@grafana/ui';
import React, { useId } from 'react';

import { messageOf } from '../../core/errors';
import type { FalloutSource } from '../../core/query/model';
import { findRuns, type RunBound } from '../../core/runs/find-runs';
import { TextField } from '../../shared/fields/TextField';
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
        label="Since"
        bound={source.since}
        onChange={(since) => onChange({ since })}
        labelWidth={LABEL_WIDTH}
      />
      <BoundField label="Until" bound={source.until} onChange={(until) => onChange({ until })} />
      <InlineField
        label="Branches"
        htmlFor={`${id}-branches`}
        tooltip="A series for each of these branches, analysed by itself. None chosen: all runs in one."
      >
        <MultiCombobox
          id={`${id}-branches`}
          value={branches}
          options={() => branchOptions(datasource, source)}
          placeholder="All in one"
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

const BY: Array<{ value: By; label: string }> = [
  { value: 'time', label: 'any' },
  { value: 'commit', label: 'commit' },
  { value: 'version', label: 'version' },
];

interface BoundProps {
  label: string;
  labelWidth?: number;
  bound?: RunBound;
  onChange: (bound: RunBound | undefined) => void;
}

function BoundField({ label, labelWidth, bound, onChange }: BoundProps) {
  const id = useId();
  const by: By = !bound ? 'time' : 'commit' in bound ? 'commit' : 'version';
  const value = !bound ? '' : 'commit' in bound ? bound.commit : bound.version;
  return (
    <>
      <InlineField
        label={label}
        labelWidth={labelWidth}
        htmlFor={id}
        tooltip={`The ${label === 'Since' ? 'first' : 'last'} run of a commit or version, as Graphite's events tell.`}
      >
        <Combobox
          id={id}
          width={14}
          options={BY}
          value={by}
          onChange={({ value: chosen }) => onChange(chosen === 'time' ? undefined : boundOf(chosen, value))}
        />
      </InlineField>
      {by !== 'time' && (
        <TextField
          label={by === 'commit' ? 'Commit' : 'Version'}
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
    return [note('Choose a test first')];
  }
  try {
    const runs = await findRuns(datasource.send, owner, name);
    const branches = [...new Set(runs.flatMap(({ branch }) => branch ?? []))].sort();
    return branches.length > 0
      ? branches.map((value) => ({ value, label: value }))
      : [note('Graphite has no events that tell of branches')];
  } catch (error) {
    return [note(messageOf(error))];
  }
}
