import { getBackendSrv } from '@grafana/runtime';
import { lastValueFrom } from 'rxjs';

/** Asks Grafana's HTTP API; what goes wrong is for the caller to tell. @throws what Grafana answers */
export async function askGrafana<T>(method: string, url: string, data?: unknown): Promise<T> {
  return (await lastValueFrom(getBackendSrv().fetch<T>({ method, url, data, showErrorAlert: false }))).data;
}
