import { css } from '@emotion/css';
import { type GrafanaTheme2, type LinkModel } from '@grafana/data';
import { SortOrder, type VizTooltipOptions } from '@grafana/schema';
import { TextLink, useStyles2 } from '@grafana/ui';
import React from 'react';

import { formatEffect } from '../../core/format';
import { joinRuns } from '../../core/runs/join-runs';
import { nameRun } from '../../core/runs/run';
import { sayNumber } from '../../core/say';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { Aligned } from '../model/aligned';
import type { ChartSeries } from '../model/chart-series';
import { levelAtTime } from '../model/level';

interface Props {
  series: ChartSeries[];
  data: Aligned;
  /** Per uPlot series (the first is time): position in the data, or null where nothing is near. */
  indexes: Array<number | null>;
  /** Data links of the field, when the tooltip is pinned. */
  links: LinkModel[];
  options?: Partial<Pick<VizTooltipOptions, 'sort' | 'maxHeight'>>;
  /** The uPlot series to show; all when left out, none when it is null. */
  only?: number | null;
}

/** More would not fit on a screen; those farthest from their level stay. */
const MOST_ROWS = 12;

/** The run under the cursor: what ran, the values, and how far they are from their level, in noise. */
export function RunTooltip({ series, data, indexes, links, options = {}, only }: Props) {
  const styles = useStyles2(getStyles);
  const at = indexes[0];
  const time = at === null || at === undefined ? undefined : data[0][at];
  const all = series.flatMap((one, s) => {
    const index = indexes[s + 1];
    const value = index === null || index === undefined ? undefined : data[s + 1][index];
    const wanted = only === undefined || only === s + 1;
    return wanted && typeof value === 'number' ? [{ one, value, sigmas: distance(one, data[0][index!], value) }] : [];
  });
  const far = [...all].sort((a, b) => Math.abs(b.sigmas ?? 0) - Math.abs(a.sigmas ?? 0)).slice(0, MOST_ROWS);
  const rows = sorted(
    all.filter((row) => far.includes(row)),
    options.sort
  ).map(({ one: { label, color, format }, value, sigmas }) => ({
    label,
    color,
    value: format(value) + inWords(sigmas),
  }));
  if (time === undefined || rows.length === 0) {
    return null;
  }
  const run = series.map((one) => runAt(one, time)).find(Boolean);
  // all are of this run, as far as they have its time
  const when = all[0].one.when(time);
  return (
    <div
      className={styles.box}
      style={{ maxHeight: options.maxHeight, overflowY: options.maxHeight ? 'auto' : undefined }}
    >
      <div className={styles.when}>{run ? `${when} · ${run}` : when}</div>
      <div className={styles.rows}>
        {rows.map(({ label, color, value }, slot) => (
          // by place: other series at the next run change the texts, not the elements
          <React.Fragment key={slot}>
            <span className={styles.color} style={{ background: color }} />
            <span className={styles.label}>{label}</span>
            <span className={styles.value}>{value}</span>
          </React.Fragment>
        ))}
      </div>
      {all.length > rows.length && (
        <div>
          {t('panel.tooltip.more', 'and {{count}} more series, nearer to their level', {
            count: all.length - rows.length,
          })}
        </div>
      )}
      {links.map(({ href, title, target, onClick }) => (
        <div key={href + title}>
          <TextLink href={href} external={target === '_blank'} inline={false} variant="bodySmall" onClick={onClick}>
            {title}
          </TextLink>
        </div>
      ))}
    </div>
  );
}

function sorted<T extends { value: number }>(rows: T[], order = SortOrder.None): T[] {
  const sign = { [SortOrder.None]: 0, [SortOrder.Ascending]: 1, [SortOrder.Descending]: -1 }[order];
  return sign === 0 ? rows : [...rows].sort((a, b) => sign * (a.value - b.value));
}

/** From the level of its segment, in standard deviations of the noise. */
function distance({ segments, noise }: ChartSeries, time: number, value: number): number | undefined {
  const level = noise ? levelAtTime(segments, time) : undefined;
  return !noise || level === undefined ? undefined : (value - level) / noise;
}

/** ` (+1.3 σ)` */
function inWords(sigmas: number | undefined): string {
  return sigmas === undefined ? '' : ` (${sigmas < 0 ? '−' : '+'}${sayNumber(formatEffect(sigmas), say)})`;
}

/** Names of runs by time, made when first asked for. */
const NAMES = new WeakMap<Float64Array, Map<number, string>>();

function runAt({ times, runs }: ChartSeries, time: number): string | undefined {
  if (!runs) {
    return undefined;
  }
  let names = NAMES.get(times);
  if (!names) {
    names = new Map();
    joinRuns(times, runs).forEach((run, i) => run && names!.set(times[i], nameRun(run)));
    NAMES.set(times, names);
  }
  return names.get(time);
}

const getStyles = (theme: GrafanaTheme2) => ({
  // its own layer of the page's layout: it changes with every run that the pointer passes
  box: css({ padding: theme.spacing(1), contain: 'content' }),
  when: css({ fontWeight: theme.typography.fontWeightMedium, marginBottom: theme.spacing(0.5) }),
  rows: css({
    display: 'grid',
    gridTemplateColumns: 'auto 1fr auto',
    alignItems: 'center',
    columnGap: theme.spacing(1),
    fontSize: theme.typography.bodySmall.fontSize,
  }),
  color: css({ width: 14, height: 4, borderRadius: 2 }),
  label: css({ maxWidth: 320, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }),
  value: css({ textAlign: 'right', fontWeight: theme.typography.fontWeightMedium, whiteSpace: 'nowrap' }),
});
