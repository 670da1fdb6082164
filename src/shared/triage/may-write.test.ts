import { config } from '@grafana/runtime';

import { provideUser } from '../../testing/user';
import { mayTriage } from './may-write';

it.each([
  ['Viewer', ['annotations:read', 'annotations:create'], false],
  ['', [], false],
  ['Editor', ['annotations:read'], false],
  ['Editor', ['annotations:create'], true],
  ['Admin', ['annotations:create'], true],
])('%s with %j', (orgRole, permissions, may) => {
  Object.assign(config, { bootData: { user: { orgRole } } });
  provideUser(...permissions);
  expect(mayTriage()).toBe(may);
});
