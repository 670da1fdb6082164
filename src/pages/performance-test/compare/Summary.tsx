import { css } from '@emotion/css';
import { dateTimeFormat, type GrafanaTheme2 } from '@grafana/data';
import { Button, ClipboardButton, Stack, useStyles2 } from '@grafana/ui';
import React from 'react';

import { FEWEST_RUNS, type ComparisonVerdict, type MetricComparison } from '../../../core/compare/compare';
import { markdownText } from '../../../core/escape/markdown';
import { comparisonMarkdown } from '../../../core/report/comparison';
import { t } from '../../../shared/translate';
import { download } from '../../regressions/export-changes';
import { comparisonCsv } from './export-comparison';
import { verdictName } from './Verdict';

interface Props {
  /** Of the test. */
  name: string;
  metrics: MetricComparison[];
}

/** What came of the comparison, when the runs were, and the table to take along. */
export function Summary({ name, metrics }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.box}>
      <Stack direction="row" wrap="wrap" justifyContent="space-between" alignItems="flex-start" gap={1}>
        <div role="status" data-testid="hunter-comparison-summary">
          <div className={styles.found}>{counts(metrics)}</div>
          <div className={styles.times}>
            {t('pages.compare.times', 'Baseline {{baseline}}, tail {{tail}}', {
              baseline: span(metrics, 'baseline'),
              tail: span(metrics, 'tail'),
            })}
          </div>
          {metrics.some(({ verdict }) => verdict === 'unknown') && (
            <div className={styles.times}>
              {t(
                'pages.compare.needs',
                'It takes {{count}} runs on each side to tell, and more where each run resembles the one before.',
                { count: FEWEST_RUNS }
              )}
            </div>
          )}
        </div>
        <Stack direction="row" gap={1} wrap="wrap">
          <ClipboardButton
            variant="secondary"
            icon="copy"
            getText={() => `${markdownText(name)}\n\n${comparisonMarkdown(metrics)}`}
          >
            {t('pages.compare.markdown', 'Copy as Markdown')}
          </ClipboardButton>
          <Button
            variant="secondary"
            icon="download-alt"
            onClick={() => download(`${name}-comparison.csv`, 'text/csv', comparisonCsv(metrics))}
          >
            CSV
          </Button>
        </Stack>
      </Stack>
    </div>
  );
}

const SHOWN: ComparisonVerdict[] = ['regression', 'improvement', 'change', 'unchanged', 'unknown'];

/** `Regression: 2 · No difference: 3` */
function counts(metrics: MetricComparison[]): string {
  return SHOWN.flatMap((verdict) => {
    const n = metrics.filter((one) => one.verdict === verdict).length;
    return n > 0 ? [`${verdictName(verdict)}: ${n}`] : [];
  }).join(' · ');
}

function span(metrics: MetricComparison[], side: 'baseline' | 'tail'): string {
  const known = metrics.flatMap((one) => one[side] ?? []);
  const day = (time: number) => dateTimeFormat(time, { format: 'YYYY-MM-DD' });
  return known.length === 0
    ? '–'
    : `${day(Math.min(...known.map(({ from }) => from)))} – ${day(Math.max(...known.map(({ to }) => to)))}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({ margin: theme.spacing(2, 0, 1) }),
  found: css({ fontWeight: theme.typography.fontWeightMedium }),
  times: css({ color: theme.colors.text.secondary }),
});
