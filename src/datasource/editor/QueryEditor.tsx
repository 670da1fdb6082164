import { InlineField, InlineFieldRow, RadioButtonGroup } from '@grafana/ui';
import type { QueryEditorProps } from '@grafana/data';
import React from 'react';

import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { completeQuery } from '../../core/query/parse';
import type { HunterDataSource } from '../datasource';
import type { HunterOptions, HunterQuery } from '../types';
import { DetectionFields } from './DetectionFields';
import { FalloutFields } from './FalloutFields';
import { GraphiteFields } from './GraphiteFields';
import { LABEL_WIDTH } from './layout';

type Props = QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions>;

const SOURCES: Array<{ value: HunterQueryModel['source']['type']; label: string; description: string }> = [
  { value: 'fallout', label: 'Fallout test', description: 'All metrics that a Fallout test exports to Graphite' },
  { value: 'graphite', label: 'Graphite', description: 'Graphite expressions' },
];

/** Where the series come from, and how change points are looked for in them. */
export function QueryEditor({ datasource, query: stored, onChange, onRunQuery }: Props) {
  const query = completeQuery(stored);
  const { source } = query;
  // Kept while the other kind is looked at, so that switching there and back loses nothing.
  const other = React.useRef<Partial<Record<string, HunterQueryModel['source']>>>({});

  const update = (change: Partial<HunterQueryModel>) => {
    onChange({ ...query, ...change });
    onRunQuery();
  };
  const switchTo = (type: HunterQueryModel['source']['type']) => {
    other.current[source.type] = source;
    const fresh = type === 'graphite' ? { type, targets: [''] } : DEFAULT_QUERY.source;
    onChange({ ...query, source: other.current[type] ?? fresh });
  };

  return (
    <div>
      <InlineFieldRow>
        <InlineField label="Source" labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup options={SOURCES} value={source.type} onChange={switchTo} aria-label="Source" />
        </InlineField>
      </InlineFieldRow>
      {source.type === 'fallout' ? (
        <FalloutFields source={source} datasource={datasource} onChange={(changed) => update({ source: changed })} />
      ) : (
        <GraphiteFields source={source} onChange={(changed) => update({ source: changed })} />
      )}
      <DetectionFields query={query} onChange={update} />
    </div>
  );
}
