import type { AdHocVariableFilter, MetricFindValue, ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { HunterError } from '../../core/errors';
import { decodeTests, decodeUsers } from '../../core/fallout/api/answers';
import { testsRequest, usersRequest } from '../../core/fallout/api/requests';
import { locateTest } from '../../core/fallout/load-locate';
import { decodeExpand, expandRequest } from '../../core/graphite/expand-paths';
import { fetchTargets } from '../../core/graphite/fetch-targets';
import { decodeFind, findRequest } from '../../core/graphite/find-nodes';
import { interpolateCondition, interpolateTarget } from '../../core/graphite/interpolate-target';
import { findText, pathText, withoutEmptyNodes } from '../../core/graphite/node-text';
import { decodeNames, tagsRequest, tagValuesRequest } from '../../core/graphite/tag-names';
import { walkTree } from '../../core/graphite/walk-tree';
import { findRuns } from '../../core/runs/find-runs';
import type { TimeRange } from '../../core/series/series';
import { type Send } from '../../core/transport/send';
import { t } from '../../shared/translate';
import { partsWith } from '../interpolation';
import type { VariableQuery } from './variable-query';

/** The methods of the data source that listing values needs. */
export interface VariableContext {
  send: Send;
  ownerOf(user?: string): string | undefined;
}

const byNumber = new Intl.Collator('en', { numeric: true });

/** The values of a variable, in order, without repetition. @throws HunterError */
export async function listVariableValues(
  query: VariableQuery,
  finder: VariableContext,
  vars: ScopedVars = {},
  range?: TimeRange
): Promise<MetricFindValue[]> {
  const values = await listValues(query, finder, vars, range);
  return [...new Set(values)].sort(byNumber.compare).map((text) => ({ text, value: text, expandable: false }));
}

async function listValues(
  query: VariableQuery,
  finder: VariableContext,
  vars: ScopedVars,
  range?: TimeRange
): Promise<string[]> {
  const { send } = finder;
  const replace = (text = '') => getTemplateSrv().replace(text, vars, 'glob').trim();
  const partsOf = partsWith(vars);
  const conditions = (filters: string[]) => filters.flatMap((text) => interpolateCondition(text, partsOf));
  switch (query.kind) {
    case 'metrics': {
      const pattern = findText(replace(query.query));
      return pattern ? decodeFind(await send(findRequest(pattern)), pattern).map(({ id }) => lastNode(id)) : [];
    }
    case 'expand': {
      const pattern = findText(replace(query.query));
      return pattern ? decodeExpand(await send(expandRequest(pattern)), pattern) : [];
    }
    case 'seriesNames':
    case 'lastValues':
      return renderedValues(interpolateTarget(query.query, partsOf), query.kind, send, range);
    case 'tags':
      return decodeNames(await send(tagsRequest(conditions(query.filters))), 'the tags');
    case 'tagValues': {
      const tag = replace(query.tag);
      return tag
        ? decodeNames(await send(tagValuesRequest(tag, conditions(query.filters))), `the values of the tag "${tag}"`)
        : [];
    }
    case 'falloutUsers':
      return decodeUsers(await send(usersRequest())).map(({ email }) => email);
    case 'falloutTests': {
      const owner = required(finder.ownerOf(replace(query.user)));
      return decodeTests(await send(testsRequest(owner)), owner).map(({ name }) => name);
    }
    default: {
      const test = replace(query.test);
      return test ? ofTest(query.kind, required(finder.ownerOf(replace(query.user))), test, send) : [];
    }
  }
}

async function ofTest(
  kind: 'suffixes' | 'falloutMetrics' | 'branches',
  owner: string,
  test: string,
  send: Send
): Promise<string[]> {
  if (kind === 'branches') {
    return (await findRuns(send, owner, test)).flatMap(({ branch }) => branch ?? []);
  }
  const { prefix } = await locateTest(send, owner, test);
  const walk = await walkTree(send, pathText(withoutEmptyNodes(prefix)));
  return kind === 'suffixes' ? walk.suffixes.filter(Boolean) : walk.metrics;
}

/** Names or last values of what a target renders to: functions such as `highestMax` choose among series. */
async function renderedValues(
  target: string,
  kind: 'seriesNames' | 'lastValues',
  send: Send,
  range: TimeRange = { from: Date.now() - 86_400_000, to: Date.now() }
): Promise<string[]> {
  if (target.trim() === '') {
    return [];
  }
  const [{ series, problem }] = await fetchTargets(send, [target], range);
  if (problem && problem.kind !== 'empty') {
    throw problem;
  }
  return series.map(({ name, values }) => (kind === 'seriesNames' ? name : String(values[values.length - 1])));
}

/** Tags for ad-hoc filters: those that series with the filters so far have. */
export async function findTagKeys(send: Send, filters?: AdHocVariableFilter[]): Promise<MetricFindValue[]> {
  return asValues(decodeNames(await send(tagsRequest(expressionsOf(filters))), 'the tags'));
}

export async function findTagValues(
  send: Send,
  tag: string,
  filters?: AdHocVariableFilter[]
): Promise<MetricFindValue[]> {
  const others = filters?.filter(({ key }) => key !== tag);
  return asValues(
    decodeNames(await send(tagValuesRequest(tag, expressionsOf(others))), `the values of the tag "${tag}"`)
  );
}

const asValues = (names: string[]) => names.map((text) => ({ text, value: text }));

const expressionsOf = (filters: AdHocVariableFilter[] = []) =>
  filters.map(({ key, operator, value }) => `${key}${operator === '!~' ? '!=~' : operator}${value}`);

function required(owner: string | undefined): string {
  if (!owner) {
    throw new HunterError(
      'input',
      t(
        'source.variable.no-user',
        'The variable needs a Fallout user: give one, or set a default user in the settings.'
      )
    );
  }
  return owner;
}

const lastNode = (id: string) => id.slice(id.lastIndexOf('.') + 1);
