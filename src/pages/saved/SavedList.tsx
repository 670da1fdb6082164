import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ConfirmButton, IconButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import type { StoredSource } from './saved-item';

interface Props {
  sources: StoredSource[];
  /** Whether the user may change those of the team. */
  maySaveForTeam: boolean;
  onEdit: (source: StoredSource) => void;
  onDelete: (source: StoredSource) => void;
}

/** The saved sources with their series, each with buttons to edit and delete it where the user may. */
export function SavedList({ sources, maySaveForTeam, onEdit, onDelete }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ul className={styles.list}>
      {sources.map((one) => (
        <li key={`${one.shared} ${one.name}`} className={styles.one}>
          <div className={styles.text}>
            <strong>{one.name}</strong>
            <div className={styles.series}>
              {one.series.type === 'prefix' ? `${one.series.prefix}.…` : one.series.targets.join(', ')}
            </div>
            <div className={styles.note}>
              {one.shared ? t('pages.saved.shared', 'Shared with the team') : t('pages.saved.own', 'Only you have it')}
            </div>
          </div>
          {(maySaveForTeam || !one.shared) && (
            <>
              <IconButton
                name="pen"
                tooltip={t('pages.saved.edit', 'Edit {{name}}', { name: one.name })}
                onClick={() => onEdit(one)}
              />
              <ConfirmButton
                confirmText={t('pages.saved.delete-confirm', 'Delete')}
                confirmVariant="destructive"
                onConfirm={() => onDelete(one)}
              >
                <IconButton name="trash-alt" tooltip={t('pages.saved.delete', 'Delete {{name}}', { name: one.name })} />
              </ConfirmButton>
            </>
          )}
        </li>
      ))}
    </ul>
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
  text: css({ flexGrow: 1, minWidth: 0 }),
  series: css({ fontFamily: theme.typography.fontFamilyMonospace, overflowWrap: 'anywhere' }),
  note: css({ color: theme.colors.text.secondary }),
});
