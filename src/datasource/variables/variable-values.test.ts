import { provideBackendSrv } from '../../testing/backend-srv';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideVariables } from '../../testing/services';
import { falloutTest, TestServers } from '../../testing/test-servers';
import type { HunterDataSource } from '../datasource';
import { readVariableQuery, type VariableQuery } from './variable-query';
import { listVariableValues } from './variable-values';

let servers: TestServers;
let datasource: HunterDataSource;

beforeEach(() => {
  servers = new TestServers();
  provideVariables({ env: 'prod', dc: ['eu', 'us'], test: 'reads', nothing: '' });
  datasource = hunterDataSource({ falloutUser: 'jane@example.com' });
});

const list = async (variable: VariableQuery) =>
  (await listVariableValues(variable, datasource)).map(({ text }) => text);

/** Answers every request with the same. @returns the addresses that are asked for, without what stands before them */
function answering(body: unknown): () => string[] {
  const requests = provideBackendSrv(() => ({ body }));
  datasource = hunterDataSource({ falloutUser: 'jane@example.com' });
  return () => requests.map(({ url }) => decodeURIComponent(url.replace(/.*resources/, '')));
}

describe('values', () => {
  it('are in order, numbers by size, and each once', async () => {
    answering(['n10', 'n9', 'n9', 'a']);
    expect(await list({ kind: 'tags', filters: [] })).toEqual(['a', 'n9', 'n10']);
  });

  it('of metric nodes are asked for with variables in place', async () => {
    servers.write('prod.eu.latency', 0, 2, () => 1);
    servers.write('prod.us.latency', 0, 2, () => 1);
    expect(await list({ kind: 'metrics', query: '$env.*' })).toEqual(['eu', 'us']);
    expect(servers.asked).toEqual(['find prod.*']);
  });

  it.each<VariableQuery>([
    { kind: 'metrics', query: ' ' },
    { kind: 'expand', query: '$nothing' },
    { kind: 'seriesNames', query: ' ' },
    { kind: 'tagValues', tag: ' ', filters: [] },
    { kind: 'suffixes', test: ' ' },
  ])('%j is not filled in yet: nothing is asked, and nothing wrong', async (variable) => {
    expect(await list(variable)).toEqual([]);
    expect(servers.asked).toEqual([]);
  });

  it('of a tag take a variable of several values as one condition for all of them', async () => {
    const asked = answering(['x']);
    await list({ kind: 'tagValues', tag: 'host', filters: ['dc=$dc', 'env=$env'] });
    expect(asked()).toEqual([expect.stringMatching(/tags\/autoComplete\/values\?expr=dc=~.*eu.*us.*&expr=env=prod/)]);
  });
});

describe('series of an expression', () => {
  it('are listed by name, or by the last value that is one', async () => {
    servers.write('perf.a', 0, 3, (day) => 7 - day);
    servers.write('perf.b', 0, 3, (day) => 10 - day);
    expect(await list({ kind: 'seriesNames', query: 'perf.*' })).toEqual(['perf.a', 'perf.b']);
    expect(await list({ kind: 'lastValues', query: 'perf.*' })).toEqual(['7', '10']);
  });

  it('that have no points are no values, and no error', async () => {
    answering([{ target: 'a', datapoints: [[null, 1]] }]);
    expect(await list({ kind: 'lastValues', query: 'a' })).toEqual([]);
    answering([]);
    expect(await list({ kind: 'seriesNames', query: 'a' })).toEqual([]);
  });

  it('that Graphite refuses are told with its reason', async () => {
    servers.broken = /perf/;
    await expect(list({ kind: 'seriesNames', query: 'perf.*' })).rejects.toThrow(/busy/);
  });
});

describe('of Fallout', () => {
  it('the tests of another user are asked for by that user', async () => {
    const asked = answering([falloutTest('b'), falloutTest('a')]);
    expect(await list({ kind: 'falloutTests', user: 'joe@example.com' })).toEqual(['a', 'b']);
    expect(asked()[0]).toContain('/tests/joe@example.com/');
  });

  it('suffixes and metrics of a test are those that Graphite has below its prefix', async () => {
    servers.write('reads.run1.latency', 0, 2, () => 1);
    servers.write('reads.run2.latency', 0, 2, () => 1);
    servers.write('reads.run2.rate', 0, 2, () => 1);
    expect(await list({ kind: 'falloutMetrics', test: '$test' })).toEqual(['latency', 'rate']);
    expect(await list({ kind: 'suffixes', test: '$test' })).toEqual(['run1', 'run2']);
  });

  it('branches are those of its runs, each once; runs that tell of none have none', async () => {
    const event = (when: number, data: object) => ({
      when,
      what: 'run',
      tags: ['jane@example.com', 'reads'],
      data: JSON.stringify(data),
    });
    answering([event(1, { branch: 'main' }), event(2, { branch: 'dev' }), event(3, { branch: 'main' }), event(4, {})]);
    expect(await list({ kind: 'branches', test: 'reads' })).toEqual(['dev', 'main']);
  });

  it('nothing is asked without a user, and the message names both places to give one', async () => {
    datasource = hunterDataSource();
    await expect(list({ kind: 'falloutTests' })).rejects.toThrow(/needs a Fallout user: give one, or set a default/);
    expect(servers.asked).toEqual([]);
  });
});

describe('ad-hoc filters', () => {
  const filters = [
    { key: 'dc', operator: '=', value: 'eu' },
    { key: 'host', operator: '!~', value: 'web.*' },
  ];

  it('offer the tags of series that the other filters leave', async () => {
    const asked = answering(['env', 'name']);
    expect(await datasource.getTagKeys({ filters })).toEqual(['env', 'name'].map((text) => ({ text, value: text })));
    // Graphite writes it the other way round than Grafana
    expect(asked()[0]).toContain('expr=dc=eu&expr=host!=~web.*');
  });

  it('offer all values of a tag, not only the one that is chosen', async () => {
    const asked = answering(['eu', 'us']);
    await datasource.getTagValues({ key: 'dc', filters });
    expect(asked()[0]).toContain('expr=host!=~web.*');
    expect(asked()[0]).not.toContain('dc=eu');
  });
});

describe('a stored query', () => {
  it.each<[string, unknown, VariableQuery]>([
    ['nothing', undefined, { kind: 'metrics', query: '' }],
    ['a number', 7, { kind: 'metrics', query: '' }],
    ['a text', ' a.* ', { kind: 'metrics', query: 'a.*' }],
    ['Graphite’s old field', { target: 'a.*' }, { kind: 'metrics', query: 'a.*' }],
    ['a function', 'expand( a.*.b )', { kind: 'expand', query: 'a.*.b' }],
    ['tags of all series', 'tags()', { kind: 'tags', filters: [] }],
    ['values of a tag', 'tag_values(dc, "env=prod")', { kind: 'tagValues', tag: 'dc', filters: ['env=prod'] }],
    ['what is like a function', 'expanded.*', { kind: 'metrics', query: 'expanded.*' }],
    [
      'our own',
      { variable: { kind: 'falloutTests', user: 'j' } },
      { kind: 'falloutTests', user: 'j', query: '' } as never,
    ],
  ])('%s is read', (_, stored, read) => {
    expect(readVariableQuery(stored)).toEqual(read);
  });
});
