import { CoreApp, type QueryEditorProps } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Alert, Button, InlineField, InlineFieldRow, RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { completeQuery, shapeProblem } from '../../core/query/stored-query';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import type { HunterOptions, HunterQuery } from '../types';
import { DetectionFields } from './DetectionFields';
import { FalloutFields } from './FalloutFields';
import { GraphiteEditor } from './graphite/GraphiteEditor';
import { getFormStyles, LABEL_WIDTH } from './layout';
import { OtherSourceFields } from './OtherSourceFields';
import { useTellOnce } from './useTellOnce';

interface Props extends QueryEditorProps<HunterDataSource, HunterQuery, HunterOptions> {
  /** Parts to leave out, where they have no use. */
  hide?: Array<'detection' | 'show'>;
}

const sourceOptions = (): Array<{ value: HunterQueryModel['source']['type']; label: string; description: string }> => [
  {
    value: 'fallout',
    label: t('source.editor.fallout', 'Fallout'),
    description: t('source.editor.all-metrics-that-a-fallout', 'All metrics that a Fallout test exports to Graphite'),
  },
  {
    value: 'graphite',
    label: t('source.editor.graphite', 'Graphite'),
    description: t('source.editor.graphite-expressions', 'Graphite expressions'),
  },
  {
    value: 'datasource',
    label: t('source.editor.other', 'Other'),
    description: t('source.editor.series-of-any-data-source', 'Series of any data source of this Grafana'),
  },
];

const FRESH: Record<HunterQueryModel['source']['type'], HunterQueryModel['source']> = {
  fallout: DEFAULT_QUERY.source,
  graphite: { type: 'graphite', targets: [''] },
  datasource: { type: 'datasource' },
};

/** Edits a query: the source of its series, and the detection of their change points. */
export function QueryEditor({ datasource, query: stored, queries = [], onChange, onRunQuery, hide = [] }: Props) {
  const styles = useStyles2(getFormStyles);
  // one that names no source, as a provisioned panel may have it, begins as a new one does
  const query = completeQuery(
    stored.source ? stored : { ...stored, source: datasource.getDefaultQuery(CoreApp.Unknown).source }
  );
  const { source } = query;
  // Kept while the other kind is looked at, so that switching there and back loses nothing.
  const other = React.useRef<Partial<Record<string, HunterQueryModel['source']>>>({});

  // Fallout is offered if there is one to ask. A query that was made for Fallout keeps the way back to it.
  const [offersFallout] = React.useState(Boolean(datasource.falloutUrl) || source?.type === 'fallout');

  const tell = useTellOnce(query, (changed) => {
    onChange(changed);
    onRunQuery();
  });

  const problem = shapeProblem(query);
  if (problem) {
    const beginAnew = () => {
      onChange({ ...DEFAULT_QUERY, refId: stored.refId, datasource: stored.datasource });
      // takes the error of the old query out of the panel
      onRunQuery();
    };
    return (
      <Alert severity="error" title={t('source.editor.the-query-cannot-be-shown', 'The query cannot be shown')}>
        <p>{`${problem.message} ${t('source.editor.mend', 'Mend it in the JSON of the dashboard or the rule, or begin anew.')}`}</p>
        <Button variant="secondary" onClick={beginAnew}>
          {t('source.editor.begin-anew', 'Begin anew')}
        </Button>
      </Alert>
    );
  }

  const sources = sourceOptions().filter(({ value }) => value !== 'fallout' || offersFallout);
  const update = (change: Partial<HunterQueryModel>) => tell({ ...query, ...change });
  const switchTo = (type: HunterQueryModel['source']['type']) => {
    other.current[source.type] = source;
    onChange({ ...query, source: other.current[type] ?? FRESH[type] });
  };

  return (
    <div className={styles.form}>
      <InlineFieldRow>
        <InlineField label={t('source.editor.source', 'Source')} labelWidth={LABEL_WIDTH}>
          <RadioButtonGroup
            options={sources}
            value={source.type}
            onChange={switchTo}
            aria-label={t('source.editor.source', 'Source')}
          />
        </InlineField>
      </InlineFieldRow>
      {source.type === 'fallout' && (
        <FalloutFields source={source} datasource={datasource} onChange={(changed) => update({ source: changed })} />
      )}
      {source.type === 'graphite' && (
        <GraphiteEditor
          source={source}
          datasource={datasource}
          references={queries.map(({ refId }) => refId).filter((refId) => refId !== query.refId)}
          onChange={(changed) => update({ source: changed })}
        />
      )}
      {source.type === 'datasource' && (
        <OtherSourceFields
          source={source}
          hunter={getDataSourceSrv().getInstanceSettings(datasource.getRef())}
          onChange={(changed) => onChange({ ...query, source: changed })}
          onRunQuery={onRunQuery}
        />
      )}
      {!hide.includes('detection') && (
        <DetectionFields query={query} onChange={update} hideShow={hide.includes('show')} />
      )}
    </div>
  );
}
