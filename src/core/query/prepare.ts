import type { DetectionOptions } from '../changepoint/options';
import type { LinkSettings } from './change-links';
import { completeLimits, type Limits } from './limits';
import type { HunterQueryModel, MetricRule } from './model';
import type { PlanDefaults } from './plan-query';
import { resolveReferences, type TargetsByRef } from './references';
import { completeQuery, validateQuery } from './stored-query';

/** The settings of a data source, or of a configuration file, that affect its queries. */
export interface QuerySettings {
  /** Base URL of Fallout, for links. */
  falloutUrl?: string;
  /** E-mail of the default user, for queries without one. */
  falloutUser?: string;
  /** URL of a commit range, with `{from}` and `{to}`, for links. */
  commitRangeUrl?: string;
  /** The detection options of a new query. */
  detection?: Partial<DetectionOptions>;
  /** Direction rules for queries that have none. The first match wins. */
  metrics?: MetricRule[];
  limits?: Partial<Limits>;
}

/** The queries of a request, to which `#A` in a target refers. */
export interface References {
  /** The letter of this query. */
  refId: string;
  /** Targets of all queries of the request, this one included. */
  targets: TargetsByRef;
}

/** A complete, valid query, and the settings that `collect` needs. */
export interface Prepared<T extends HunterQueryModel = HunterQueryModel> {
  query: T;
  defaults: PlanDefaults;
  links: LinkSettings;
  limits: Limits;
}

/**
 * Fills in fields that a stored query leaves out, with defaults and the data source's settings. It does not check the
 * query, so that an editor can show an invalid one. Applying it twice changes nothing.
 */
export function fillIn<T extends object>(stored: T, settings: QuerySettings): T & HunterQueryModel {
  const query = completeQuery(stored);
  const metrics = query.metrics ?? settings.metrics;
  return metrics ? { ...query, metrics } : query;
}

/**
 * Prepares a stored query for `collect`: fills in missing fields, checks it, and replaces references. All shells use
 * this function, so that an alert rule evaluates what the panel shows. Template variables must be replaced before.
 *
 * @throws HunterError naming the first field of the query or the limit of the settings that cannot be used
 */
export function prepareQuery<T extends object>(
  stored: T,
  settings: QuerySettings,
  references?: References
): Prepared<T & HunterQueryModel> {
  const query = fillIn(stored, settings);
  validateQuery(query);
  const { falloutUser, falloutUrl, commitRangeUrl, limits } = settings;
  return {
    query: references ? withReferences(query, references) : query,
    defaults: { user: falloutUser },
    links: { falloutUrl, commitRangeUrl },
    limits: completeLimits(limits),
  };
}

function withReferences<T extends HunterQueryModel>(query: T, { refId, targets }: References): T {
  const { source } = query;
  if (source.type !== 'graphite') {
    return query;
  }
  const { [refId]: _, ...others } = targets;
  return {
    ...query,
    source: { ...source, targets: source.targets.map((target) => resolveReferences(target, others, [refId])) },
  };
}
