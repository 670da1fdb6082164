import type { BackendSrvRequest } from '@grafana/runtime';

import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { provideBackendSrv, type Served } from '../../testing/backend-srv';
import { provideUser } from '../../testing/user';
import { triageKey, type StoredAnnotation } from './triage';
import { TriageStore } from './triage-store';

const [change] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const key = triageKey(change);
const subject = { key, change, label: 'throughput' };

beforeEach(() => provideUser('annotations:read'));

/** Grafana's annotations, and what was asked of them. */
function grafana(kept: StoredAnnotation[] = []) {
  const asked: string[] = [];
  provideBackendSrv(({ method, url, data }: BackendSrvRequest): Served => {
    asked.push(`${method} ${url.split('?')[0]}`);
    const id = Number(url.split('/')[3]);
    if (method === 'POST') {
      kept.push({ id: 9, updated: 1, ...data });
    } else if (method === 'PATCH') {
      Object.assign(
        kept.find((one) => one.id === id)!,
        data
      );
    } else if (method === 'DELETE') {
      kept.splice(
        kept.findIndex((one) => one.id === id),
        1
      );
    }
    return { body: kept };
  });
  return asked;
}

it('is made once, changed in place, and taken back', async () => {
  const asked = grafana();
  const store = new TriageStore();
  const heard = jest.fn();
  store.subscribe(heard);
  await store.refresh();
  await store.set([subject], { state: 'acknowledged' });
  expect(store.snapshot().get(key)).toMatchObject({ state: 'acknowledged' });
  await store.set([subject], { state: 'expected', note: 'planned' });
  expect(store.snapshot().get(key)).toMatchObject({ state: 'expected', note: 'planned' });
  await store.set([subject], undefined);
  expect(store.snapshot().size).toBe(0);
  expect(asked.filter((text) => !text.startsWith('GET'))).toEqual([
    'POST /api/annotations',
    'PATCH /api/annotations/9',
    'DELETE /api/annotations/9',
  ]);
  expect(heard).toHaveBeenCalledTimes(4);
});

it('panels of a page ask once a minute', async () => {
  const asked = grafana();
  const store = new TriageStore();
  await Promise.all([store.refresh(0), store.refresh(10), store.refresh(59_000)]);
  expect(asked).toHaveLength(1);
  await store.refresh(61_000);
  expect(asked).toHaveLength(2);
});

it('who may not read sees nothing, and is not asked for it; who may not write is told', async () => {
  const asked = provideBackendSrv(() => ({ status: 403, body: { message: 'Access denied' } }));
  await new TriageStore().refresh();
  expect(asked).toHaveLength(1);
  provideUser();
  const store = new TriageStore();
  await store.refresh();
  expect(store.snapshot().size).toBe(0);
  expect(asked).toHaveLength(1);
  await expect(store.set([subject], { state: 'hidden' })).rejects.toMatchObject({ status: 403 });
});
