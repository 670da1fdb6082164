// In place of @grafana/data, which is 100 times as large as our core: as much of it as `src/frames` uses. A test holds
// the names against the real ones.

export const FieldType = { time: 'time', number: 'number', string: 'string', other: 'other' };
export const DataFrameType = { TimeSeriesMulti: 'timeseries-multi', NumericLong: 'numeric-long' };
export const DataTopic = { Annotations: 'annotations' };
export const MappingType = { RangeToText: 'range' };

/** Frames leave as data, so there is nothing to add to them. */
export const createDataFrame = <T>(frame: T): T => frame;

// Grafana's own code, without what it does not need: names of series must be those that panels show.
// @ts-expect-error the package has no types for a single file
export { getFieldDisplayName } from '../../../node_modules/@grafana/data/dist/esm/field/fieldState.mjs';
