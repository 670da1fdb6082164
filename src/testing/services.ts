import type { DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import {
  setDataSourceSrv,
  setTemplateSrv,
  type DataSourceSrv,
  type TemplateSrv,
  type GetDataSourceListFilters,
} from '@grafana/runtime';

type Ref = string | { uid?: string } | null | undefined;

/**
 * Grafana's `templateSrv` with some variables, for paths (`glob`), conditions (`regex`) and functions, as
 * testdata/grafana/services.json has what the real one makes of them.
 */
export function provideVariables(variables: Record<string, string | string[]> = {}): void {
  const replace = (text = '', scoped: ScopedVars = {}, format?: string | ((value: string | string[]) => string)) =>
    text.replace(/\$(\w+)|\$\{(\w+)(?::(\w+))?\}|\[\[(\w+)\]\]/g, (whole, plain, braced, own, old) => {
      const name: string = plain ?? braced ?? old;
      const value = (scoped[name]?.value as string | undefined) ?? variables[name];
      return value === undefined ? whole : formatted(value, own ?? format);
    });
  const getVariables = () => Object.keys(variables).map((name) => ({ name, type: 'custom' }));
  setTemplateSrv({ replace, getVariables } as object as TemplateSrv);
}

function formatted(value: string | string[], format: unknown): string {
  if (typeof format === 'function') {
    return format(value);
  }
  const values = [value].flat();
  const escaped = (text: string) => text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&');
  if (format === 'regex') {
    return values.length === 1 ? escaped(values[0]) : `(${values.map(escaped).join('|')})`;
  }
  return values.length === 1 ? values[0] : `{${values.join(',')}}`;
}

/** Grafana's `dataSourceSrv` with some data sources. */
export function provideDataSources(
  known: Array<{ settings: Partial<DataSourceInstanceSettings>; source?: object }>
): void {
  const find = (ref: Ref) =>
    ref ? known.find(({ settings }) => settings.uid === (typeof ref === 'string' ? ref : ref.uid)) : known[0];
  setDataSourceSrv({
    getList: ({ pluginId }: GetDataSourceListFilters = {}) =>
      known.map(({ settings }) => settings).filter(({ type }) => !pluginId || type === pluginId),
    getInstanceSettings: (ref: Ref) => find(ref)?.settings,
    get: async (ref: Ref) => {
      const found = find(ref);
      if (!found) {
        // not an Error, in the real one either
        throw { message: `Datasource ${typeof ref === 'string' ? ref : ref?.uid} was not found` };
      }
      return found.source;
    },
  } as object as DataSourceSrv);
}
