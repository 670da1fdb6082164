import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React, { memo, useId } from 'react';

import { groupName } from '../../core/report/describe-group';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { Entry } from './change-rows';
import { Details } from './Details';
import { FoldButton } from './FoldButton';
import type { Column } from './table-columns';

interface Props {
  entry: Entry;
  columns: Column[];
  /** The data source's uid, and whose tests, if not its own user's. */
  source: string;
  user: string;
  /** Address of an issue tracker's form. */
  issueTemplate?: string;
  unfolded: boolean;
  onToggle: (id: string) => void;
}

/** Changes with one cause, and below it, unfolded, each of them. */
export const EntryRow = memo(function EntryRow({
  entry,
  columns,
  source,
  user,
  issueTemplate,
  unfolded,
  onToggle,
}: Props) {
  const styles = useStyles2(getStyles);
  const id = useId();
  return (
    <>
      <tr className={cx(styles.row, !unfolded && styles.line)}>
        <td>
          <FoldButton
            label={t('pages.regressions.unfold', 'Details of {{what}}: {{test}}, {{metric}}', {
              what: groupName(entry.group, say),
              test: entry.rows[0].test,
              metric: entry.rows[0].metric,
            })}
            controls={id}
            unfolded={unfolded}
            onToggle={() => onToggle(entry.id)}
          />
        </td>
        {columns.map((column) => (
          <td key={column.id}>{column.cell(entry)}</td>
        ))}
      </tr>
      {unfolded && (
        <tr id={id} className={styles.line}>
          <td colSpan={columns.length + 1}>
            <Details source={source} user={user} entry={entry} issueTemplate={issueTemplate} />
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
