import { QUERY_BOUNDS } from '../bounds';
import { completeDetection } from '../changepoint/options';
import { validateDetection } from '../changepoint/validate-options';
import { checkChoice, checkList, checkObject, checkText, checkTexts, excerpt, tooMuch, wrong } from '../decode/check';
import { invalid } from './invalid-query';
import type { FalloutSource, GraphiteSource, HunterQueryModel } from './model';

const SHOWS: Array<HunterQueryModel['show']> = ['series', 'segments', 'changePoints', 'changeSeries'];
const DIRECTIONS = ['higherIsBetter', 'lowerIsBetter', 'either'];
const EDITORS = ['builder', 'text'];

/**
 * Checks the types and sizes of all fields of a query, except the options of detection and of rules, which
 * `validateDetection` and `validateRules` check. After all three, the query conforms to its type.
 *
 * @throws HunterError naming the field, what it holds and what it may hold
 */
export function checkShape(query: HunterQueryModel): void {
  const { version, source, metrics, show } = query;
  if (typeof version === 'number' && version > 1) {
    throw invalid(`was made by a newer version of Hunter (query version ${version}): update the plugin`);
  }
  if (version !== 1) {
    throw wrong('version', version, '1');
  }
  checkObject('source', source);
  checkSource(source as HunterQueryModel['source']);
  checkChoice('show', show, SHOWS);
  if (metrics !== undefined) {
    checkList('metrics', metrics, QUERY_BOUNDS.rules, checkRule);
  }
}

function checkSource(source: HunterQueryModel['source']): void {
  switch (source.type) {
    case 'graphite':
      return checkGraphite(source);
    case 'fallout':
      return checkFallout(source);
    case 'datasource':
      optional(source.ref, (ref) => checkObject('source.ref', ref));
      optional(source.query, (query) => checkObject('source.query', query));
      return;
    default:
      throw invalid(
        `has an unknown source ${excerpt((source as { type?: unknown }).type)}: choose Fallout, Graphite or another data source`
      );
  }
}

function checkGraphite({ targets, editor }: GraphiteSource): void {
  checkTexts('source.targets', targets, QUERY_BOUNDS.targets, QUERY_BOUNDS.target);
  const all = targets.reduce((sum, { length }) => sum + length, 0);
  if (all > QUERY_BOUNDS.allTargets) {
    throw tooMuch('source.targets', all, 'characters', QUERY_BOUNDS.allTargets);
  }
  optional(editor, (chosen) => checkChoice('source.editor', chosen, EDITORS));
}

function checkFallout({ user, test, params, suffixes, metrics, since, until, branches }: FalloutSource): void {
  const { name, names } = QUERY_BOUNDS;
  checkText('source.test', test, name);
  optional(user, (text) => checkText('source.user', text, name));
  optional(params, checkParams);
  optional(suffixes, (list) => checkTexts('source.suffixes', list, names, name));
  optional(metrics, (list) => checkTexts('source.metrics', list, names, name));
  optional(since, (bound) => checkBound('source.since', bound));
  optional(until, (bound) => checkBound('source.until', bound));
  optional(branches, (list) => checkTexts('source.branches', list, QUERY_BOUNDS.branches, name));
}

function checkParams(params: unknown): void {
  checkObject('source.params', params);
  const entries = Object.entries(params);
  if (entries.length > QUERY_BOUNDS.params) {
    throw tooMuch('source.params', entries.length, 'entries', QUERY_BOUNDS.params);
  }
  for (const [name, value] of entries) {
    checkText('the name of an entry of source.params', name, QUERY_BOUNDS.name);
    checkText(`source.params.${name}`, value, QUERY_BOUNDS.param);
  }
}

/** Checks that a bound is an object with a commit or a version. */
function checkBound(path: string, bound: unknown): void {
  checkObject(path, bound);
  const which = 'commit' in bound ? 'commit' : 'version';
  if (bound[which] === undefined) {
    throw wrong(path, bound, 'an object with a "commit" or a "version"');
  }
  checkText(`${path}.${which}`, bound[which], QUERY_BOUNDS.name);
}

function checkRule(path: string, rule: unknown): void {
  checkObject(path, rule);
  checkText(`${path}.pattern`, rule.pattern, QUERY_BOUNDS.name);
  // a missing direction is guessed from the name, as for metrics without a rule
  optional(rule.direction, (direction) => checkChoice(`${path}.direction`, direction, DIRECTIONS));
  optional(rule.unit, (unit) => checkText(`${path}.unit`, unit, QUERY_BOUNDS.name));
  optional(rule.scale, (scale) => {
    if (typeof scale !== 'number' || !Number.isFinite(scale) || scale <= 0) {
      throw wrong(`${path}.scale`, scale, 'a number above 0');
    }
  });
  optional(rule.detection, (thresholds) => {
    checkObject(`${path}.detection`, thresholds);
    validateDetection(completeDetection(thresholds), `${path}.`);
  });
}

function optional(value: unknown, check: (value: unknown) => void): void {
  if (value !== undefined) {
    check(value);
  }
}
