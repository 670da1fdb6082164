import { Button, Stack } from '@grafana/ui';
import React from 'react';

import type { TestRun } from '../../../core/series/test-run';
import { NumberField } from '../../../shared/fields/NumberField';
import { t } from '../../../shared/translate';
import type { ComparisonView } from './comparison-url';
import { RunSetField } from './RunSetField';

interface Props {
  compared: ComparisonView;
  runs: TestRun[];
  onChange: (change: Partial<ComparisonView>) => void;
}

/** Chooses the two sets of runs to compare, and how large and how sure a difference must be. */
export function ComparisonSettings({ compared: { baseline, tail, maxPValue, minChange }, runs, onChange }: Props) {
  const branches = largestBranches(runs);
  return (
    <Stack direction="column" gap={1}>
      <RunSetField
        label={t('pages.compare.baseline', 'Baseline')}
        tooltip={t(
          'pages.compare.baseline-help',
          'What to compare with. A number of runs or days is that before the tail. Versions, commits and branches are known where Graphite’s events tell of runs.'
        )}
        set={baseline}
        runs={runs}
        onChange={(set) => onChange({ baseline: set })}
      />
      <RunSetField
        label={t('pages.compare.tail', 'Tail')}
        tooltip={t('pages.compare.tail-help', 'The runs in question. A number of runs or days is that of the newest.')}
        set={tail}
        runs={runs}
        onChange={(set) => onChange({ tail: set })}
      />
      <Stack direction="row" gap={0.5} wrap="wrap">
        <NumberField
          label={t('pages.compare.max-p', 'Max p-value')}
          tooltip={t(
            'pages.compare.max-p-help',
            'The chance that anything at all is reported of a test in which nothing changed: p-values are corrected for the number of metrics.'
          )}
          value={maxPValue}
          check={between(0, 1)}
          onChange={(value) => onChange({ maxPValue: value })}
        />
        <NumberField
          label={t('pages.compare.min-change', 'Min change, %')}
          tooltip={t('pages.compare.min-change-help', 'Smaller differences count as none.')}
          value={Number((minChange * 100).toPrecision(12))}
          check={between(0, 100)}
          onChange={(value) => onChange({ minChange: value / 100 })}
        />
        {branches && (
          <Button
            variant="secondary"
            icon="code-branch"
            onClick={() =>
              onChange({
                baseline: { kind: 'branch', branch: branches[0] },
                tail: { kind: 'branch', branch: branches[1] },
              })
            }
          >
            {t('pages.compare.two-branches', 'Compare {{one}} and {{other}}', { one: branches[0], other: branches[1] })}
          </Button>
        )}
      </Stack>
    </Stack>
  );
}

/** The two branches with most runs, the largest first. Undefined when there are fewer. */
function largestBranches(runs: TestRun[]): [string, string] | undefined {
  const count = new Map<string, number>();
  runs.forEach(({ branch }) => branch && count.set(branch, (count.get(branch) ?? 0) + 1));
  const [one, other] = [...count].sort((a, b) => b[1] - a[1]).map(([branch]) => branch);
  return one && other ? [one, other] : undefined;
}

const between = (least: number, most: number) => (value: number) => {
  if (value < least || value > most) {
    throw new Error(t('pages.compare.out-of-range', 'Enter a number from {{least}} to {{most}}.', { least, most }));
  }
};
