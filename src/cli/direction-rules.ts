import type { MetricRule } from '../core/query/model';

/**
 * Converts the options --higher-is-better and --lower-is-better to rules, which replace the guess by a metric's name.
 */
export const directionRules = ({
  higherIsBetter = [],
  lowerIsBetter = [],
}: {
  higherIsBetter?: string[];
  lowerIsBetter?: string[];
}): MetricRule[] => [
  ...higherIsBetter.map((pattern): MetricRule => ({ pattern, direction: 'higherIsBetter' })),
  ...lowerIsBetter.map((pattern): MetricRule => ({ pattern, direction: 'lowerIsBetter' })),
];

/** Tells the reader of a report how to set a metric's direction. */
export const DIRECTION_HELP = 'Say it with --higher-is-better or --lower-is-better.';
