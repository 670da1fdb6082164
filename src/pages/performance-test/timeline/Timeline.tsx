import { css, cx } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2, type TimeRange } from '@grafana/data';
import { Tooltip, useStyles2 } from '@grafana/ui';
import React, { useMemo, type RefObject } from 'react';

import type { TestRun } from '../../../core/series/test-run';
import { t } from '../../../shared/translate';
import { lanesOf, type Lane, type LaneKind, type Stretch } from './lanes';
import { usePlotArea } from './usePlotArea';

interface Props {
  runs: TestRun[];
  range: TimeRange;
  /** Holds the charts that the lanes stand above. */
  charts: RefObject<HTMLElement | null>;
}

/** What ran when: a lane each for versions, branches and commits, on the time axis of the charts below. */
export function Timeline({ runs, range, charts }: Props) {
  const styles = useStyles2(getStyles);
  const view = useMemo(() => ({ from: range.from.valueOf(), to: range.to.valueOf() }), [range]);
  const lanes = useMemo(() => lanesOf(runs, view), [runs, view]);
  const area = usePlotArea(charts, lanes.length > 0);
  if (lanes.length === 0) {
    return null;
  }
  // a new one each few px cannot be told apart; in a shorter time there are fewer
  const legible = ({ stretches }: Lane) => stretches.length * NARROWEST <= area.width;
  return (
    <div className={styles.box} data-testid="hunter-timeline">
      {lanes.filter(legible).map((lane) => (
        <div key={lane.kind} className={styles.row}>
          <div className={styles.name} style={{ width: area.left }}>
            {laneName(lane.kind)}
          </div>
          <div className={styles.lane} style={{ width: area.width }} role="list" aria-label={laneName(lane.kind)}>
            {lane.stretches.map((stretch, i) => (
              <Piece key={stretch.from} stretch={stretch} view={view} width={area.width} odd={i % 2 === 1} />
            ))}
          </div>
        </div>
      ))}
      {area.width > 0 &&
        lanes
          .filter((lane) => !legible(lane))
          .map(({ kind, stretches }) => (
            <div key={kind}>
              {t(
                'pages.test.too-many',
                '{{what}}: {{total}} after each other, too many to show. Zoom in to see them.',
                {
                  what: laneName(kind),
                  total: stretches.length,
                }
              )}
            </div>
          ))}
    </div>
  );
}

/** px that a stretch takes at least, on average. */
const NARROWEST = 12;
/** px; a label in less than this is cut to nothing. */
const READABLE = 24;

interface PieceProps {
  stretch: Stretch;
  view: { from: number; to: number };
  width: number;
  odd: boolean;
}

function Piece({ stretch: { value, label, from, to, runs }, view, width, odd }: PieceProps) {
  const styles = useStyles2(getStyles);
  const x = (time: number) =>
    ((Math.min(Math.max(time, view.from), view.to) - view.from) / (view.to - view.from)) * width;
  const [left, right] = [x(from), x(to)];
  const told = t('pages.test.stretch', '{{value}}: {{from}} – {{to}}, runs: {{runs}}', {
    value,
    from: dateTimeFormat(from, { format: 'YYYY-MM-DD' }),
    to: dateTimeFormat(to, { format: 'YYYY-MM-DD' }),
    runs,
  });
  return (
    <Tooltip content={told} placement="top">
      <div
        role="listitem"
        aria-label={told}
        className={cx(styles.piece, odd && styles.odd)}
        style={{ left, width: Math.max(2, right - left - 1) }}
      >
        {right - left >= READABLE ? label : ''}
      </div>
    </Tooltip>
  );
}

function laneName(kind: LaneKind): string {
  switch (kind) {
    case 'version':
      return t('pages.test.version', 'Version');
    case 'branch':
      return t('pages.test.branch', 'Branch');
    case 'commit':
      return t('pages.test.commit', 'Commit');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    marginBottom: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  row: css({ display: 'flex', alignItems: 'center', height: 22 }),
  name: css({ flexShrink: 0, textAlign: 'right', paddingRight: theme.spacing(1), overflow: 'hidden' }),
  lane: css({ position: 'relative', height: 18 }),
  piece: css({
    position: 'absolute',
    height: 18,
    padding: theme.spacing(0, 0.5),
    lineHeight: '18px',
    overflow: 'hidden',
    whiteSpace: 'nowrap',
    textOverflow: 'ellipsis',
    color: theme.colors.text.primary,
    background: theme.colors.action.selected,
    borderLeft: `2px solid ${theme.colors.primary.border}`,
  }),
  odd: css({ background: theme.colors.background.secondary }),
});
