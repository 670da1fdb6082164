import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { IconButton, useStyles2 } from '@grafana/ui';
import React, { memo, useId } from 'react';

import type { Row } from './change-rows';
import { Details } from './Details';
import type { Column } from './table-columns';

interface Props {
  row: Row;
  columns: Column[];
  unfolded: boolean;
  onToggle: (id: string) => void;
}

/** A run in which metrics changed, and below it, unfolded, each of them. */
export const ChangeRow = memo(function ChangeRow({ row, columns, unfolded, onToggle }: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <>
      <tr className={cx(styles.row, !unfolded && styles.line)}>
        <td>
          <IconButton
            name={unfolded ? 'angle-down' : 'angle-right'}
            size="lg"
            aria-label={t('pages.regressions.unfold', 'Details of {{test}}, {{metric}}', {
              test: row.test,
              metric: row.metric,
            })}
            aria-expanded={unfolded}
            {...(unfolded && { 'aria-controls': id })}
            onClick={() => onToggle(row.id)}
          />
        </td>
        {columns.map((column) => (
          <td key={column.id}>{column.cell(row)}</td>
        ))}
      </tr>
      {unfolded && (
        <tr id={id} className={styles.line}>
          <td colSpan={columns.length + 1}>
            <Details row={row} />
          </td>
        </tr>
      )}
    </>
  );
});

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ '&:hover': { background: theme.colors.emphasize(theme.colors.background.primary, 0.03) } }),
  line: css({ borderBottom: `1px solid ${theme.colors.border.weak}` }),
});
