import type { locateTest as Locate } from './locate';

export type { Located } from './locate';

/**
 * `locateTest`, whose code is loaded when it is first called: reading definitions takes a YAML parser and a reader of
 * templates, which queries of Graphite and of other data sources never need.
 */
export const locateTest: typeof Locate = async (...args) => (await import('./locate')).locateTest(...args);

/** Loads that code ahead, while something else is waited for. */
export const loadLocate = (): void => void import('./locate').catch(() => undefined);
