import type { GrafanaTheme2 } from '@grafana/data';

import { standsOut } from '../../core/changepoint/change-point';
import { UNCONFIRMED_COLOR, VERDICT_COLORS } from '../../frames/change-frames';
import { verdictOf } from '../model/shown-changes';
import type { Mark } from './place-marks';

/** The colour of what a change means. */
export function colorOf({ shown }: Mark, theme: GrafanaTheme2): string {
  const verdict = verdictOf(shown);
  const name = verdict === 'unconfirmed' ? UNCONFIRMED_COLOR : VERDICT_COLORS[verdict];
  return theme.visualization.getColorByName(name);
}

/** Whether only the outline of a mark has the colour. */
export const isHollow = ({ shown: { change, triage } }: Mark) =>
  change.kind === 'unconfirmed' || !standsOut(change) || triage?.state !== undefined;

export const opacityOf = ({ shown }: Mark) => (shown.triage?.state === 'hidden' ? 0.4 : 1);
