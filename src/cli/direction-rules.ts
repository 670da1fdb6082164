import type { MetricRule } from '../core/query/model';

/**
 * Converts the options --higher-is-better and --lower-is-better to rules, which replace the guess by a metric's name,
 * and puts them before those of the settings.
 */
export const metricRules = ({
  higherIsBetter = [],
  lowerIsBetter = [],
  rules = [],
}: {
  higherIsBetter?: string[];
  lowerIsBetter?: string[];
  rules?: MetricRule[];
}): MetricRule[] => [
  ...higherIsBetter.map((pattern): MetricRule => ({ pattern, direction: 'higherIsBetter' })),
  ...lowerIsBetter.map((pattern): MetricRule => ({ pattern, direction: 'lowerIsBetter' })),
  ...rules,
];

/** Tells the reader of a report how to set a metric's direction. */
export const DIRECTION_HELP = 'Say it with --higher-is-better or --lower-is-better.';
