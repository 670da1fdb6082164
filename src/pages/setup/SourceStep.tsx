import type { DataSourceInstanceSettings } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { Combobox, InlineField } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import { AddSourceButton } from './AddSourceButton';
import { Step } from './Step';

interface Props {
  sources: DataSourceInstanceSettings[];
  /** The one that is looked at. */
  source?: DataSourceInstanceSettings;
  onChoose: (uid: string) => void;
}

/** There is a Hunter data source. */
export function SourceStep({ sources, source, onChoose }: Props) {
  return (
    <Step title={t('pages.setup.source', 'Add a data source')} state={source ? 'done' : 'todo'}>
      {source ? (
        sources.length === 1 ? (
          <div>{t('pages.setup.one-source', '“{{name}}” is set up.', { name: source.name })}</div>
        ) : (
          <InlineField label={t('pages.setup.which-source', 'Look at')} htmlFor="hunter-setup-source">
            <Combobox
              id="hunter-setup-source"
              width={30}
              options={sources.map(({ uid, name }) => ({ value: uid, label: name }))}
              value={source.uid}
              onChange={({ value }) => onChoose(value)}
            />
          </InlineField>
        )
      ) : (
        <>
          <div>
            {t(
              'pages.setup.no-source',
              'A Hunter data source needs the URL of graphite-web, and that of Fallout if your tests run there.'
            )}
          </div>
          {hasPermission('datasources:create') ? (
            <AddSourceButton />
          ) : (
            <div>
              {t('pages.setup.may-not-add', 'You may not add data sources here: ask an administrator of this Grafana.')}
            </div>
          )}
        </>
      )}
    </Step>
  );
}
