import { dataFrameToJSON, type DataFrameJSON } from '@grafana/data';

import { loadDetector } from '../../src/core/changepoint/detector';
import { analyseSeries } from '../../src/core/query/analyse';
import { DEFAULT_QUERY } from '../../src/core/query/model';
import { DAY } from '../../src/core/times/days';
import { seriesFrame } from '../../src/frames/series-frame';
import { metric } from '../series';

const START = Date.UTC(2020, 0, 1);

export interface Frames {
  /** As our data source answers: each series with its change points. */
  analysed: DataFrameJSON[];
  /** As others do. */
  plain: DataFrameJSON[];
  from: number;
  to: number;
  changes: number;
}

/** Nightly runs of several metrics, all on one level so that they share a chart. */
export async function makeFrames(series: number, points: number, every: number): Promise<Frames> {
  const detector = await loadDetector();
  const times = Float64Array.from({ length: points }, (_, i) => START + i * DAY);
  const [from, to] = [times[0], times[points - 1]];
  let changes = 0;
  const frames = Array.from({ length: series }, (_, i) => {
    const name = `metric_${String(i).padStart(2, '0')}`;
    const one = { name, target: name, labels: {}, times, values: metric(i + 1, points, every) };
    const analysis = analyseSeries(one, DEFAULT_QUERY, detector);
    changes += analysis.changes.length;
    return seriesFrame('A', analysis, name, { from, to });
  });
  const analysed = frames.map((frame) => dataFrameToJSON(frame));
  const plain = analysed.map(({ schema, data }) => ({ schema: { ...schema!, meta: undefined }, data }));
  return { analysed, plain, from, to, changes };
}
