import { css, cx } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Button, useStyles2 } from '@grafana/ui';
import React, { useState } from 'react';

import { shortSize } from '../../core/report/describe';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { Row } from './change-rows';
import { ChangeMenu } from './ChangeMenu';
import { Sparkline } from './Sparkline';
import { StateBadge } from './StateBadge';

interface Props {
  rows: Row[];
  /** The id of the row whose facts are shown. */
  chosen: string;
  onChoose: (row: Row) => void;
}

/** Metrics that are listed before somebody asks for all. */
const FIRST = 10;

/** The metrics of an entry, each with a small menu; a click on one shows its facts. */
export function MetricList({ rows, chosen, onChoose }: Props) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, FIRST);
  return (
    <div>
      <table className={styles.table} aria-label={t('pages.regressions.metrics', 'Metrics that changed')}>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id} className={cx(row.id === chosen && styles.chosen)}>
              <td>
                <button
                  type="button"
                  className={styles.name}
                  aria-pressed={row.id === chosen}
                  onClick={() => onChoose(row)}
                >
                  {row.test} <strong>{row.metric}</strong>
                </button>
              </td>
              <td className={styles.size}>{shortSize(row.change, say)}</td>
              <td className={styles.spark}>
                <Sparkline row={row} />
              </td>
              <td className={styles.fits}>
                <StateBadge state={row.state} note={row.triage?.note} />
              </td>
              <td className={styles.fits}>
                <ChangeMenu row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < rows.length && (
        <Button size="sm" variant="secondary" fill="text" onClick={() => setAll(true)}>
          {t('pages.regressions.all-metrics', 'Show all {{count}} metrics', { count: rows.length })}
        </Button>
      )}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  table: css({ width: '100%', '&& td': { padding: theme.spacing(0.25, 1) } }),
  chosen: css({ background: theme.colors.action.selected }),
  name: css({ background: 'none', border: 'none', padding: 0, textAlign: 'left', overflowWrap: 'anywhere' }),
  size: css({ whiteSpace: 'nowrap', textAlign: 'right', width: 0 }),
  spark: css({ width: 0, [theme.breakpoints.down('sm')]: { display: 'none' } }),
  fits: css({ width: 0 }),
});
