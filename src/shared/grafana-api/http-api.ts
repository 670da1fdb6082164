import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/**
 * Asks Grafana's HTTP API; what goes wrong, and what went well, is for the caller to tell.
 *
 * @throws what Grafana answers; `refusalOf` reads it
 */
export async function callGrafana<T>(method: string, url: string, data?: unknown): Promise<T> {
  const request = { method, url, data, showErrorAlert: false, showSuccessAlert: false };
  return (await lastValueFrom(getBackendSrv().fetch<T>(request))).data;
}
