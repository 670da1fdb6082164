import { formattedValueToString, type Field } from '@grafana/data';

import { plainNumber } from '../../shared/format/number-language';

/** Digits that tell the labels of an axis apart. */
export const AXIS_DIGITS = 6;

/** Writes values of a field: as its unit, decimals or mappings say, else as plain numbers in the user's language. */
export function formatOf({ config, display }: Field): (value: number, digits?: number) => string {
  const { unit, decimals, mappings } = config;
  const plain = (!unit || unit === 'none') && typeof decimals !== 'number' && !mappings?.length;
  return plain || !display ? plainNumber : (value) => formattedValueToString(display(value));
}
