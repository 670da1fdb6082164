import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';

/** The choices of the page, all in its URL. */
export interface SetupChoice {
  /** The data source's uid. */
  source?: string;
  /** A Fallout test. */
  test?: string;
  /** Or else a Graphite target. */
  target?: string;
}

export function readSetupUrl(search: string): SetupChoice {
  const address = new URLSearchParams(search);
  const text = (name: string) => address.get(name)?.trim() || undefined;
  return { source: text('source'), test: text('test'), target: text('target') };
}

/** The query that the choice amounts to; undefined before there is one. */
export function chosenQuery(uid: string | undefined, { test, target }: SetupChoice) {
  const source: HunterQueryModel['source'] | undefined = test
    ? { type: 'fallout', test }
    : target
      ? { type: 'graphite', targets: [target] }
      : undefined;
  return uid && source
    ? { ...DEFAULT_QUERY, refId: 'A', datasource: { type: DATA_SOURCE_ID, uid }, source }
    : undefined;
}
