import { readRuns } from '../../core/sources/read-json';
import type { DateOrder } from '../../core/sources/row-time';
import type { RunColumns } from '../../core/sources/rows';
import { analyseSeries } from './analyse-series';
import { refuseOptions, type Found, type Task } from './source';

/**
 * Analyses the rows of a database, a run each.
 *
 * @param ask sends the query, after the options were checked
 * @param database its name, for errors
 * @throws HunterError
 */
export async function analyseRows(task: Task, ask: () => Promise<object[]>, database: string): Promise<Found> {
  refuseOptions(task.options, ['user', 'param', 'suffixes'], 'it is for Fallout tests.');
  const rows = await ask();
  const { columns, dateOrder, metrics } = task.options as {
    columns?: RunColumns;
    dateOrder?: DateOrder;
    metrics?: string[];
  };
  const { series, notices } = readRuns(rows, { columns, dateOrder, metrics }, `The answer of ${database}`);
  return analyseSeries(task, series, notices);
}
