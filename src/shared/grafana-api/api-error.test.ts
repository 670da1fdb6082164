import fc from 'fast-check';
import { lastValueFrom } from 'rxjs';

import { fetchFrom, type Served } from '../../testing/backend-srv';
import { readApiError } from './api-error';

/** What `refusalOf` makes of an answer, asked for as text or not. */
async function read(served: Served, responseType?: 'text') {
  const thrown: unknown = await lastValueFrom(fetchFrom(() => served, { url: '/api/x', responseType })).catch(
    (error: unknown) => error
  );
  return readApiError(thrown);
}

it.each([
  ['Grafana’s words', { status: 404, body: { message: 'Data source not found' } }, 'Data source not found.'],
  ['a sentence as text', { status: 404, body: 'GET /x is not one of them.\n' }, 'GET /x is not one of them.'],
  ['another field', { status: 409, body: { error: 'conflict' } }, 'conflict.'],
  ['a page', { status: 502, body: '<html><h1>Bad Gateway</h1></html>' }, '502 Bad Gateway.'],
  ['nothing', { status: 500 }, '500 Internal Server Error.'],
  ['JSON without words', { status: 400, body: { a: [1] } }, '400 Bad Request.'],
  ['a stack trace', { status: 500, body: 'at line 1 '.repeat(100) }, '500 Internal Server Error.'],
] as Array<[string, Served, string]>)('the reason, asked for as text or not: %s', async (_, served, reason) => {
  expect((await read(served)).reason).toBe(reason);
  expect((await read(served, 'text')).reason).toBe(reason);
});

it('a network that is down, and what else is thrown', async () => {
  expect(await read('network down')).toEqual({ status: 0, body: '', reason: 'Grafana cannot be reached.' });
  expect(readApiError(new Error('no'))).toMatchObject({ status: 0, reason: 'no' });
  expect(readApiError(undefined).reason).toBe('undefined');
});

it('whatever is answered, a reason is words and the body is what was sent', async () => {
  const status = fc.integer({ min: 400, max: 599 });
  await fc.assert(
    fc.asyncProperty(status, fc.oneof(fc.json(), fc.string()), fc.boolean(), async (code, body, asText) => {
      const { reason, ...got } = await read({ status: code, body }, asText ? 'text' : undefined);
      expect(got.status).toBe(code);
      expect(reason).toMatch(/^[^<{[\s].*[.!?]$/su);
      const envelope = { status: 400, contentType: '', body };
      expect((await read({ status: 502, body: JSON.stringify(envelope) }, 'text')).body).toEqual(envelope);
    })
  );
});
