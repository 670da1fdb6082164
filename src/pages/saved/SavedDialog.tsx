import { Alert, Button, Modal } from '@grafana/ui';
import React, { useState } from 'react';

import { t } from '../../shared/translate';
import type { StoredSource } from './saved-item';
import { SavedForm } from './SavedForm';
import { SavedList } from './SavedList';
import type { SavedSources } from './useSaved';

interface Props {
  saved: SavedSources;
  /** Uid of the data source whose sources are listed. */
  datasource: string;
  onClose: () => void;
}

/** Lists, adds, edits and deletes the prefixes and queries that are analysed beside Fallout's tests. */
export function SavedDialog({ saved: { all = [], shares, put, remove }, datasource, onClose }: Props) {
  const own = all.filter((one) => one.datasource === datasource);
  const [edited, setEdited] = useState<StoredSource | 'new' | undefined>(own.length === 0 ? 'new' : undefined);
  const [problem, setProblem] = useState<string>();
  const instead = edited === 'new' ? undefined : edited;
  return (
    <Modal isOpen title={t('pages.saved.title', 'Saved sources')} onDismiss={onClose}>
      <p>
        {t('pages.saved.about', 'Prefixes and queries that are looked through like tests, under names of their own.')}
      </p>
      {edited ? (
        <SavedForm
          key={instead?.name}
          edited={instead}
          datasource={datasource}
          others={own.filter((one) => one !== instead)}
          shared={instead?.shared ?? shares}
          onSave={async (source) => {
            const wrong = await put(source, instead);
            if (!wrong) {
              setEdited(undefined);
            }
            return wrong;
          }}
          onCancel={() => setEdited(undefined)}
        />
      ) : (
        <>
          {problem && <Alert severity="error" title={problem} />}
          {own.length === 0 && <p>{t('pages.saved.none', 'Nothing is saved yet.')}</p>}
          <SavedList
            sources={own}
            maySaveForTeam={shares}
            onEdit={setEdited}
            onDelete={async (source) => setProblem(await remove(source))}
          />
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t('pages.saved.add', 'Add')}
          </Button>
        </>
      )}
    </Modal>
  );
}
