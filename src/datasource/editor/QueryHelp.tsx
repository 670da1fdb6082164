import { css } from '@emotion/css';
import type { GrafanaTheme2, QueryEditorHelpProps } from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import React from 'react';

import { DEFAULT_QUERY, type HunterQueryModel } from '../../core/query/model';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';
import type { HunterQuery } from '../types';

const graphite = (target: string): Partial<HunterQueryModel> => ({ source: { type: 'graphite', targets: [target] } });
const fallout = (change: object = {}): HunterQueryModel['source'] => ({ type: 'fallout', test: 'lwt-read', ...change });

interface Example {
  title: string;
  text: string;
  query: Partial<HunterQueryModel>;
}

const falloutExamples = (): Example[] => [
  {
    title: t('source.help.all-metrics-of-a-test', 'All metrics of a Fallout test'),
    text: 'lwt-read',
    query: { source: fallout() },
  },
  {
    title: t('source.help.changes-of-a-test-as-a-table', 'Changes of a Fallout test as a table'),
    text: 'lwt-read, throughput',
    query: { source: fallout({ metrics: ['throughput'] }), show: 'changePoints' },
  },
];

const ofTarget = (title: string, target: string): Example => ({ title, text: target, query: graphite(target) });

const graphiteExamples = (): Example[] => [
  ofTarget(
    t('source.help.one-metric-of-many-tests', 'One metric of many tests: a series for each match'),
    'perf.daily.*.result.throughput'
  ),
  ofTarget(
    t('source.help.named-after-a-node', 'Named after a node'),
    'aliasByNode(perf.daily.{lwt-read,lwt-write}.result.latency_p99, 2)'
  ),
  ofTarget(
    t('source.help.tagged-series', 'Tagged series'),
    "aliasByTags(seriesByTag('name=disk.used', 'host=~web-.*'), 'host')"
  ),
  ofTarget(t('source.help.a-ratio-of-two-queries', 'A ratio of two queries of the panel'), 'divideSeries(#A, #B)'),
];

/** Explains the kinds of queries, with examples that fill the editor. */
export function QueryHelp({ datasource, onClickExample }: QueryEditorHelpProps<HunterQuery>) {
  const styles = useStyles2(getStyles);
  // Grafana gives the data source that the help is shown for
  const { falloutUrl } = datasource as unknown as HunterDataSource;
  const examples = [...(falloutUrl ? falloutExamples() : []), ...graphiteExamples()];
  return (
    <div>
      <h2>Hunter</h2>
      <p>
        {falloutUrl
          ? t(
              'source.help.what-with-fallout',
              "Series of Graphite, of a Fallout test or of another data source, with the points where their level changed. Raw points are analysed, whatever the panel's resolution."
            )
          : t(
              'source.help.what',
              "Series of Graphite or of another data source, with the points where their level changed. Raw points are analysed, whatever the panel's resolution."
            )}
      </p>
      <ul className={styles.list}>
        {examples.map(({ title, text, query }) => (
          <li key={text}>
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
        {t(
          'source.help.show',
          '“Show” chooses what comes back: the series with their change points, the level between them too, a table of the changes, or the change in % for each run, to alert on.'
        )}
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
