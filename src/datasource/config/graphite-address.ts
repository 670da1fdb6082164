import type { DataSourceSettings } from '@grafana/data';

import type { HunterOptions, HunterSecrets } from '../types';

export type StoredSettings = DataSourceSettings<HunterOptions, HunterSecrets>;

/**
 * In the place of an address in `url`: without a host, Grafana's own data source proxy reaches nothing. Grafana keeps a
 * stored `url` when it is told to empty it.
 */
const NOWHERE = 'http://';

/** Graphite's address; older settings have it in `url`. */
export function graphiteAddress({ url = '', jsonData }: StoredSettings): string {
  return jsonData.graphiteUrl || (url === NOWHERE ? '' : url);
}

/**
 * The settings with Graphite's address in jsonData, and none in `url`: to that one, Grafana's own data source proxy passes
 * on requests of every viewer, writing ones too.
 */
export function withGraphiteAddress<T extends StoredSettings>(settings: T, address: string): T {
  const { url, jsonData } = settings;
  return { ...settings, url: url ? NOWHERE : '', jsonData: { ...jsonData, graphiteUrl: address.trim() } };
}

/** Whether the address still has to be moved. What is provisioned cannot be saved. */
export function isToMove({ url, readOnly }: StoredSettings): boolean {
  return Boolean(url) && url !== NOWHERE && !readOnly;
}
