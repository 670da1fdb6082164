import type { DetectionOptions } from '../changepoint/options';
import type { Series } from '../series/series';
import { ruleFor } from './direction';
import type { HunterQueryModel } from './model';

/** A series in its unit, and the options to analyse it with. */
export interface Ruled {
  series: Series;
  detection: DetectionOptions;
}

/** Applies the rules of a metric: scales its values, names their unit, and sets its own thresholds. */
export function applyRules(
  series: Series,
  { detection, metrics }: Pick<HunterQueryModel, 'detection' | 'metrics'>
): Ruled {
  if (!metrics) {
    return { series, detection };
  }
  const { scale, unit, detection: own } = ruleFor(series.name, metrics);
  return { series: inUnit(series, scale, unit), detection: own ? { ...detection, ...own } : detection };
}

/** A series in its unit: the same object where nothing is said about it. */
function inUnit(series: Series, scale: number | undefined, unit: string | undefined): Series {
  return scale === undefined && unit === undefined
    ? series
    : {
        ...series,
        ...(scale !== undefined && { values: series.values.map((value) => value * scale) }),
        ...(unit !== undefined && { unit }),
      };
}
