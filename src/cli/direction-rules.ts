import type { MetricRule } from '../core/query/model';

/** Which way is better, as the options say it: rules for metrics, in place of a guess by their names. */
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

/** How a report's reader says which way is better. */
export const DIRECTION_HELP = 'Say it with --higher-is-better or --lower-is-better.';
