import type { DetectionOptions } from '../changepoint/options';
import type { LinkSettings } from './change-links';
import { completeLimits, type Limits } from './limits';
import type { HunterQueryModel, MetricRule } from './model';
import type { PlanDefaults } from './plan-query';
import { resolveReferences, type TargetsByRef } from './references';
import { completeQuery, validateQuery } from './stored-query';

/** The settings of a data source, or of a configuration file, that its queries depend on. */
export interface QuerySettings {
  /** Fallout's address, for links. */
  falloutUrl?: string;
  /** E-mail of the user whose tests are meant when a query names none. */
  falloutUser?: string;
  /** An address of a commit range, with `{from}` and `{to}`. */
  commitRangeUrl?: string;
  /** The detection that a new query begins with. */
  detection?: Partial<DetectionOptions>;
  /** Which way is better, for queries without rules of their own. First match wins. */
  metrics?: MetricRule[];
  limits?: Partial<Limits>;
}

/** The other queries of a request, which `#A` in a target refers to. */
export interface References {
  /** The letter of the query itself. */
  refId: string;
  /** Targets of all queries of the request. */
  targets: TargetsByRef;
}

/** A query that is complete and valid, and the settings that collecting its series takes. */
export interface Prepared<T extends HunterQueryModel = HunterQueryModel> {
  query: T;
  defaults: PlanDefaults;
  links: LinkSettings;
  limits: Limits;
}

/**
 * Completes a stored query with defaults and with the data source's settings. It may still be invalid: an editor shows
 * what is there. Applied twice, it gives the same.
 */
export function fillIn<T extends object>(stored: T, settings: QuerySettings): T & HunterQueryModel {
  const query = completeQuery(stored);
  const metrics = query.metrics ?? settings.metrics;
  return metrics ? { ...query, metrics } : query;
}

/**
 * Makes a stored query ready to be collected: completed from settings, checked, references replaced. Every shell does
 * it here, so that an alert rule asks for what the panel shows. Template variables are replaced before, by Grafana.
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
