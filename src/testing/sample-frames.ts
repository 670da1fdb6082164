import type { DataFrame } from '@grafana/data';

import { analyseSeries } from '../core/query/analyse';
import { DEFAULT_QUERY } from '../core/query/model';
import { SAMPLES, sampleDetector } from '../core/testing/sample-detections';
import { seriesFrame } from '../frames/series-frame';

const { times } = SAMPLES.step;

/** Times of the first and the last run of all samples, ms since 1970. */
export const SAMPLE_RANGE = { from: times[0], to: times[times.length - 1] };

/** A frame of the Hunter data source with a sample series and its changes. */
export function sampleFrame(sample: keyof typeof SAMPLES, label: string = sample): DataFrame {
  const series = { ...SAMPLES[sample], name: label, target: '', labels: {} };
  return seriesFrame('A', analyseSeries(series, DEFAULT_QUERY, sampleDetector), label, SAMPLE_RANGE);
}
