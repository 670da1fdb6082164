import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { Bundle, Bundler } from '../transport/bundle';
import { fillBundles } from '../transport/fill-bundles';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { isArgument, tagTarget, untagName } from './tag-targets';

/** Most targets of a bundle: fewer than Graphite allows, so that answers come before a proxy gives up. */
const MOST_TARGETS = 100;

/** Joins requests for points of the same time. Series get the number of their request in front of their name. */
export const RENDERS: Bundler = {
  canBundle: ({ service, path, params = [] }) =>
    service === 'graphite' &&
    path === '/render' &&
    params.every(([name, value]) => !isTarget(name) || isArgument(value)),
  bundle: (requests, most) =>
    fillBundles(requests.map(toMember), {
      most,
      sizeOf: ({ targets }) => targets.length,
      roomOf: () => MOST_TARGETS,
      fits: (first, { rest }) => first.rest === rest,
    }).map(toBundle),
};

interface Member {
  index: number;
  targets: string[];
  /** The other parameters. */
  rest: string;
}

const isTarget = (name: string) => name === 'target';

const toMember = ({ params = [] }: ApiRequest, index: number): Member => ({
  index,
  targets: params.filter(([name]) => isTarget(name)).map(([, value]) => value),
  rest: JSON.stringify(params.filter(([name]) => !isTarget(name))),
});

function toBundle(members: Member[]): Bundle {
  const params: ApiRequest['params'] = [
    ...members.flatMap(({ targets }, i) => targets.map((target): [string, string] => ['target', tagTarget(target, i)])),
    ...(JSON.parse(members[0].rest) as Array<[string, string]>),
  ];
  return {
    members: members.map(({ index }) => index),
    request: { service: 'graphite', method: 'POST', path: '/render', params },
    split: (answer) => splitSeries(answer, members.length),
  };
}

/** Undefined for all where the answer is no list of series, or misses some of them. */
function splitSeries(answer: ApiAnswer, count: number): Array<ApiAnswer | undefined> {
  const { status, contentType, rendered, left, problem } = answer;
  const parts = Array.from({ length: count }, () => undefined);
  if (status !== 200 || left || problem) {
    return parts;
  }
  const own = { status, contentType, body: '' };
  if (rendered) {
    return bySeries(rendered, count)?.map((series) => ({ ...own, rendered: series })) ?? parts;
  }
  const parsed = readSeries(answer.body);
  return (parsed && bySeries(parsed, count)?.map((series) => ({ ...own, parsed: series }))) ?? parts;
}

/** The series of each request. Undefined where one of them is of none. */
function bySeries<T extends { target: string }>(all: T[], count: number): T[][] | undefined {
  const parts = Array.from({ length: count }, (): T[] => []);
  for (const series of all) {
    const { index, name } = untagName(series.target);
    if (!parts[index]) {
      return undefined;
    }
    parts[index].push({ ...series, target: name });
  }
  return parts;
}

function readSeries(body: string): Array<{ target: string }> | undefined {
  try {
    const list = parseJson(body);
    return Array.isArray(list) && list.every(isNamed) ? list : undefined;
  } catch {
    return undefined;
  }
}

const isNamed = (series: unknown): series is { target: string } =>
  isObject(series) && typeof series.target === 'string';
