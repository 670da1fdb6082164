import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { Alert, Button, ConfirmButton, IconButton, Modal, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import type { Saved } from './saved-source';
import { SavedForm } from './SavedForm';
import type { SavedSources } from './useSaved';

interface Props {
  saved: SavedSources;
  /** Of the data source that is looked at. */
  datasource: string;
  onClose: () => void;
}

/** The prefixes and queries that are looked at beside Fallout's tests: to add, edit and delete. */
export function SavedDialog({ saved: { all = [], shares, put, remove }, datasource, onClose }: Props) {
  const styles = useStyles2(getStyles);
  const own = all.filter((one) => one.datasource === datasource);
  const [edited, setEdited] = useState<Saved | 'new' | undefined>(own.length === 0 ? 'new' : undefined);
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
          <ul className={styles.list}>
            {own.map((one) => (
              <li key={`${one.shared} ${one.name}`} className={styles.one}>
                <div className={styles.what}>
                  <strong>{one.name}</strong>
                  <div className={styles.series}>
                    {one.series.type === 'prefix' ? `${one.series.prefix}.…` : one.series.targets.join(', ')}
                  </div>
                  <div className={styles.note}>
                    {one.shared
                      ? t('pages.saved.shared', 'Shared with the team')
                      : t('pages.saved.own', 'Only you have it')}
                  </div>
                </div>
                {(shares || !one.shared) && (
                  <>
                    <IconButton
                      name="pen"
                      tooltip={t('pages.saved.edit', 'Edit {{name}}', { name: one.name })}
                      onClick={() => setEdited(one)}
                    />
                    <ConfirmButton
                      confirmText={t('pages.saved.delete-confirm', 'Delete')}
                      confirmVariant="destructive"
                      onConfirm={async () => setProblem(await remove(one))}
                    >
                      <IconButton
                        name="trash-alt"
                        tooltip={t('pages.saved.delete', 'Delete {{name}}', { name: one.name })}
                      />
                    </ConfirmButton>
                  </>
                )}
              </li>
            ))}
          </ul>
          <Button icon="plus" onClick={() => setEdited('new')}>
            {t('pages.saved.add', 'Add')}
          </Button>
        </>
      )}
    </Modal>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', marginBottom: theme.spacing(2) }),
  one: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.colors.border.weak}`,
  }),
  what: css({ flexGrow: 1, minWidth: 0 }),
  series: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
  note: css({ color: theme.colors.text.secondary }),
});
