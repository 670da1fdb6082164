import type { DataFrame } from '@grafana/data';

import { HunterError } from '../core/errors';

/**
 * Frames as alert rules and recording rules want them: numbers only, without what panels draw, and without series that
 * have no run in the range. None at all is NoData.
 */
export function forRules(frames: DataFrame[]): DataFrame[] {
  return frames
    .filter(({ fields }) => fields.some(({ values }) => values.length > 0))
    .map(({ meta: { custom: _, ...meta } = {}, ...frame }) => ({ ...frame, meta }));
}

/**
 * A rule must not be calm because a server has refused a part of what it watches. What has no data is no reason.
 *
 * @throws HunterError
 */
export function insistOnAll(problems: HunterError[]): void {
  const refused = problems.find(({ kind }) => kind !== 'empty');
  if (refused) {
    throw refused;
  }
}
