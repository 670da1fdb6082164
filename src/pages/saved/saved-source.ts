import { messageOf } from '../../core/errors';
import { checkTarget } from '../../core/graphite/check-target';
import { withoutEmptyNodes } from '../../core/graphite/node-text';
import { MAX_LEVELS } from '../../core/graphite/sub-prefixes';
import type { RunMapping } from '../../core/runs/run-mapping';
import { t } from '../../shared/translate';
import type { SavedSource } from './saved-item';

const LONGEST_NAME = 100;

/** Says why a source cannot be saved; undefined when it can. `others` are the data source's other sources. */
export function savedSourceProblem({ name, series }: SavedSource, others: SavedSource[]): string | undefined {
  if (name.trim() === '') {
    return t('pages.saved.no-name', 'Give the source a name: the table shows it as it shows the names of tests.');
  }
  if (name.length > LONGEST_NAME) {
    return t('pages.saved.long-name', 'The name is longer than {{longest}} characters: shorten it.', {
      longest: LONGEST_NAME,
    });
  }
  if (others.some((other) => other.name === name.trim())) {
    return t(
      'pages.saved.same-name',
      'There is a saved source "{{name}}" already: choose another name, or edit that one.',
      {
        name: name.trim(),
      }
    );
  }
  return series.type === 'prefix' ? prefixProblem(series.prefix) : targetsProblem(series.targets);
}

function prefixProblem(prefix: string): string | undefined {
  if (prefix === '') {
    return t(
      'pages.saved.no-prefix',
      'Enter a prefix: the part of the metric tree that all series are below, such as perf.daily.lwt.'
    );
  }
  return /[\s"']|(^|[^\\])[()]/.test(prefix)
    ? t(
        'pages.saved.bad-prefix',
        '"{{prefix}}" is no prefix: its parts are separated by dots. Expressions can be saved as a query.',
        {
          prefix,
        }
      )
    : targetsProblem([withoutEmptyNodes(prefix)]);
}

function targetsProblem(targets: string[]): string | undefined {
  if (targets.length === 0) {
    return t('pages.saved.no-targets', 'Enter a Graphite target, such as perf.daily.*.p99; several go one to a line.');
  }
  try {
    targets.forEach((target) => checkTarget(target));
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** A source as it is stored: without what was typed around it. */
export function trimSource({ name, datasource, series, events }: SavedSource): SavedSource {
  return {
    name: name.trim(),
    datasource,
    series:
      series.type === 'prefix'
        ? {
            type: 'prefix',
            prefix: withoutEmptyNodes(series.prefix.trim()),
            ...(series.levels && { levels: series.levels }),
          }
        : { type: 'graphite', targets: series.targets.map((target) => target.trim()).filter(Boolean) },
    ...(events && events.tags.length > 0 && { events }),
  };
}

/** The entries of a stored list that this version can read. Another version may have written others. */
export function readSaved(stored: unknown): SavedSource[] {
  return Array.isArray(stored) ? stored.filter(isSaved) : [];
}

/** Whether an entry is one that this version can read. */
export function isSaved(one: unknown): one is SavedSource {
  const { name, datasource, series, events } = (one ?? {}) as Partial<SavedSource>;
  return (
    typeof name === 'string' &&
    typeof datasource === 'string' &&
    (events === undefined || isMapping(events)) &&
    (series?.type === 'prefix'
      ? typeof series.prefix === 'string' && isLevels(series.levels)
      : series?.type === 'graphite' &&
        Array.isArray(series.targets) &&
        series.targets.every((target) => typeof target === 'string'))
  );
}

const isLevels = (levels: unknown) =>
  levels === undefined || (Number.isInteger(levels) && Number(levels) >= 0 && Number(levels) <= MAX_LEVELS);

const isMapping = ({ tags, fields = {} }: Partial<RunMapping>) =>
  Array.isArray(tags) &&
  tags.every((tag) => typeof tag === 'string') &&
  typeof fields === 'object' &&
  Object.values(fields).every((field) => typeof field === 'string');
