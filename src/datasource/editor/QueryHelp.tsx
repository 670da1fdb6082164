import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryEditorHelpProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import type { HunterDataSource } from '../datasource';
import type { HunterQuery } from '../types';

const graphite = (...targets: string[]): Partial<HunterQueryModel> => ({ source: { type: 'graphite', targets } });
const fallout = (change: object = {}): HunterQueryModel['source'] => ({ type: 'fallout', test: 'lwt-read', ...change });

interface Example {
  title: string;
  text: string;
  query: Partial<HunterQueryModel>;
}

const FALLOUT_EXAMPLES: Example[] = [
  {
    title: 'All metrics of a Fallout test',
    text: 'lwt-read',
    query: { source: fallout() },
  },
  {
    title: 'Changes of a Fallout test as a table',
    text: 'lwt-read, throughput',
    query: { source: fallout({ metrics: ['throughput'] }), show: 'changePoints' },
  },
];

const EXAMPLES: Example[] = [
  {
    title: 'One metric of many tests: a series for each match',
    text: 'perf.daily.*.result.throughput',
    query: graphite('perf.daily.*.result.throughput'),
  },
  {
    title: 'Named after a node',
    text: 'aliasByNode(perf.daily.{lwt-read,lwt-write}.result.latency_p99, 2)',
    query: graphite('aliasByNode(perf.daily.{lwt-read,lwt-write}.result.latency_p99, 2)'),
  },
  {
    title: 'Tagged series',
    text: "aliasByTags(seriesByTag('name=disk.used', 'host=~web-.*'), 'host')",
    query: graphite("aliasByTags(seriesByTag('name=disk.used', 'host=~web-.*'), 'host')"),
  },
  {
    title: 'A ratio of two queries of the panel',
    text: 'divideSeries(#A, #B)',
    query: graphite('divideSeries(#A, #B)'),
  },
];

/** Explains the kinds of queries, with examples that fill the editor. */
export function QueryHelp({ datasource, onClickExample }: QueryEditorHelpProps<HunterQuery>) {
  const styles = useStyles2(getStyles);
  // Grafana gives the data source that the help is shown for
  const { falloutUrl } = datasource as unknown as HunterDataSource;
  const examples = falloutUrl ? [...FALLOUT_EXAMPLES, ...EXAMPLES] : EXAMPLES;
  return (
    <div>
      <h2>Hunter</h2>
      <p>
        Series of <strong>Graphite</strong>,{' '}
        {falloutUrl && (
          <>
            of a <strong>Fallout test</strong>{' '}
          </>
        )}
        or of <strong>another data source</strong>, with the points where their level changed. Raw points are analysed,
        whatever the panel&apos;s resolution.
      </p>
      <ul className={styles.list}>
        {examples.map(({ title, text, query }) => (
          <li key={title}>
            {title}
            <button
              type="button"
              className={styles.example}
              onClick={() => onClickExample({ ...DEFAULT_QUERY, ...query, refId: 'A' })}
            >
              <code>{text}</code>
            </button>
          </li>
        ))}
      </ul>
      <p>
        <strong>Show</strong> chooses what comes back: the series with their change points, the level between them too,
        a table of the changes, or the change in % for each run, to alert on.
      </p>
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: 'none', padding: 0 }),
  example: css({
    display: 'block',
    margin: theme.spacing(0.5, 0, 1.5),
    padding: 0,
    border: 'none',
    background: 'none',
    textAlign: 'left',
    overflowWrap: 'anywhere',
    '&:hover code': { color: theme.colors.text.link },
  }),
});
