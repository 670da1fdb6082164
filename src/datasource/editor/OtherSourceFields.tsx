import type { DataSourceApi, DataSourceInstanceSettings } from '@grafana/data';
import { DataSourcePicker, getDataSourceSrv } from '@grafana/runtime';
import { Alert, InlineField, InlineFieldRow, LoadingPlaceholder } from '@grafana/ui';
import React, { useEffect, useState } from 'react';

import { messageOf } from '../../core/errors';
import type { OtherSource } from '../../core/query/model';
import { allows } from '../../shared/grafana-api/allowed-sources';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { t } from '../../shared/translate';
import { LABEL_WIDTH } from './layout';

interface Props {
  source: OtherSource;
  /** The Hunter data source that asks. */
  hunter?: DataSourceInstanceSettings;
  onChange: (source: OtherSource) => void;
  onRunQuery: () => void;
}

/** Another data source and its own query: Prometheus, InfluxDB, SQL… whatever gives time series. */
export function OtherSourceFields({ source, hunter, onChange, onRunQuery }: Props) {
  const { ref, query } = source;
  const { other, problem } = useDataSource(ref?.uid);
  const choose = ({ uid, type }: DataSourceInstanceSettings) => {
    const same = type === ref?.type;
    onChange({ ...source, ref: { uid, type }, query: same ? query : { refId: 'A' } });
  };
  return (
    <>
      <InlineFieldRow>
        <InlineField label={t('source.editor.data-source', 'Data source')} labelWidth={LABEL_WIDTH} grow>
          <DataSourcePicker
            current={ref ?? null}
            onChange={choose}
            filter={({ type }) => type !== DATA_SOURCE_ID}
            inputId="hunter-other-source"
            placeholder={t('source.editor.choose-the-source-of-the', 'Choose the source of the series')}
            noDefault
          />
        </InlineField>
      </InlineFieldRow>
      {ref?.uid && !allows(hunter, ref.uid) && (
        <Alert
          severity="info"
          title={t(
            'source.editor.panels-and-explore-can-show',
            'Panels and Explore can show these series. Alert rules, recording rules and public dashboards may not ask for them until an administrator allows it in this data source’s settings, under “Other data sources”.'
          )}
        />
      )}
      {problem && <Alert severity="warning" title={problem} />}
      {ref?.uid && !other && !problem && (
        <LoadingPlaceholder text={t('source.editor.loading-the-query-editor', 'Loading the query editor…')} />
      )}
      {other && (
        <OwnEditor
          other={other}
          query={query}
          onChange={(changed) => onChange({ ...source, query: { ...changed } })}
          onRunQuery={onRunQuery}
        />
      )}
    </>
  );
}

interface OwnEditorProps {
  other: DataSourceApi;
  query: OtherSource['query'];
  onChange: (query: object) => void;
  onRunQuery: () => void;
}

/** The other data source's own query editor. */
function OwnEditor({ other, query, onChange, onRunQuery }: OwnEditorProps) {
  const Editor = other.components?.QueryEditor;
  return Editor ? (
    <Editor datasource={other} query={{ refId: 'A', ...query }} onChange={onChange} onRunQuery={onRunQuery} />
  ) : (
    <Alert
      severity="warning"
      title={t('source.editor.name-has-no-query-editor', '{{name}} has no query editor.', { name: other.name })}
    />
  );
}

interface Loaded {
  uid: string;
  other?: DataSourceApi;
  problem?: string;
}

function useDataSource(uid: string | undefined): Omit<Loaded, 'uid'> {
  const [loaded, setLoaded] = useState<Loaded>();
  useEffect(() => {
    if (!uid) {
      return;
    }
    let current = true;
    getDataSourceSrv()
      .get({ uid })
      .then(
        (other) => current && setLoaded({ uid, other }),
        (error: unknown) => current && setLoaded({ uid, problem: messageOf(error) })
      );
    return () => {
      current = false;
    };
  }, [uid]);
  return loaded && loaded.uid === uid ? loaded : {};
}
