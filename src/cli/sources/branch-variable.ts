import { HunterError } from '../../core/errors';
import type { Analysis } from '../../core/query/analyse';
import type { Chosen } from './choose-source';
import type { SourceOptions } from './source';

/** Stands for a branch in prefixes, expressions and queries, as in Apache Otava's settings. */
export const BRANCH = '%{BRANCH}';

/** The options with texts in which `BRANCH` is replaced here. Databases get it as a parameter of the query. */
const REPLACED = ['prefix', 'target'];
const QUERIES = ['sql', 'bigquery'];

const hasBranch = (value: unknown): boolean => [value].flat().some((one) => String(one).includes(BRANCH));

/**
 * Makes a part for each branch of a test whose prefix, expressions or queries name `BRANCH`: those that `--branches` or the
 * settings name, else that of the environment.
 *
 * @throws HunterError if no branch is named
 */
export function forEachBranch(chosen: Chosen, environment = process.env): Chosen {
  const { name, parts, options } = chosen;
  const isUsed = [...REPLACED, ...QUERIES].some((place) => hasBranch(options[place]));
  if (!isUsed) {
    return chosen;
  }
  const branches = options.branches ?? (environment.BRANCH?.trim() ? [environment.BRANCH.trim()] : []);
  if (branches.length === 0) {
    throw new HunterError('input', `"${name}" has ${BRANCH} where its results are: give --branches, or set BRANCH.`);
  }
  return {
    ...chosen,
    parts: branches.flatMap((branch) => {
      const replaced = (text: string) => text.replaceAll(BRANCH, branch);
      const own = Object.fromEntries(
        REPLACED.filter((place) => options[place] !== undefined).map((place) => [
          place,
          (options[place] as string[]).map(replaced),
        ])
      ) as Partial<SourceOptions>;
      return parts.map(({ name: part, source }) => ({
        name: QUERIES.some((place) => (options[place] as string[] | undefined)?.includes(part)) ? part : replaced(part),
        source,
        options: { ...own, branches: undefined, branch },
      }));
    }),
  };
}

/** Names the series of a branch as those are named that are of one branch among others, `latency [main]`. */
export function ofBranch({ series, changes, ...rest }: Analysis, branch: string): Analysis {
  const name = `${series.name} [${branch}]`;
  return {
    ...rest,
    series: { ...series, name, labels: { ...series.labels, branch } },
    changes: changes.map((change) => ({ ...change, series: name, id: name + change.id.slice(change.series.length) })),
  };
}
