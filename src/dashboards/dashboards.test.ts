import { readFileSync } from 'fs';

import { completeQuery } from '../core/query/stored-query';
import { OVERVIEW_DASHBOARD, TEST_DASHBOARD } from '../pages/setup/dashboards';
import pluginJson from '../plugin.json';

const read = (path: string) => JSON.parse(readFileSync(`src/${path}`, 'utf8'));
const included = pluginJson.includes.filter(({ type }) => type === 'dashboard');

it('the app includes those that Setup opens', () => {
  expect(included.map(({ path }) => path)).toEqual([TEST_DASHBOARD, OVERVIEW_DASHBOARD]);
});

it.each(included)('$name can be imported anywhere', ({ name, path }) => {
  const { id, uid, title, templating, panels } = read(path);
  expect({ id, title }).toEqual({ id: null, title: name });
  expect(uid).toMatch(/^hunter-[a-z-]{1,33}$/);
  const [source, ...others] = templating.list;
  expect(source).toMatchObject({ type: 'datasource', query: 'hunter-changepoints-datasource', name: 'source' });
  const reference = { type: 'hunter-changepoints-datasource', uid: '${source}' };
  for (const { datasource } of [...others, ...panels, ...panels.flatMap((panel: any) => panel.targets)]) {
    expect(datasource).toEqual(reference);
  }
});

it.each(included)('$name has queries of the present version', ({ path }) => {
  for (const { targets } of read(path).panels) {
    const [{ refId, datasource, ...query }] = targets;
    expect(completeQuery(query)).toMatchObject(query);
  }
});
