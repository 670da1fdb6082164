import { provideBackendSrv } from '../../testing/backend-srv';
import { addSource } from './add-source';

it('makes a data source of a name that is free, and leads to its settings', async () => {
  const requests = provideBackendSrv(({ data }) =>
    data.name === 'Hunter'
      ? { status: 409, body: { message: 'data source with the same name already exists' } }
      : { body: { datasource: { uid: 'u1' }, message: 'Datasource added' } }
  );
  expect(await addSource()).toBe('/connections/datasources/edit/u1');
  expect(requests).toMatchObject([
    { method: 'POST', url: '/api/datasources', data: { name: 'Hunter', type: 'hunter-changepoints-datasource' } },
    { method: 'POST', url: '/api/datasources', data: { type: 'hunter-changepoints-datasource' } },
  ]);
});

it('leads nowhere when one may not', async () => {
  provideBackendSrv(() => ({ status: 403, body: { message: 'Access denied' } }));
  await expect(addSource()).rejects.toMatchObject({ status: 403 });
});
