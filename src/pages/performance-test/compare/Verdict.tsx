import { Badge, Icon, Text, Tooltip, type BadgeColor, type IconName } from '@grafana/ui';
import React from 'react';

import type { ComparisonVerdict, MetricComparison } from '../../../core/compare/compare';
import { t } from '../../../shared/translate';

/** What the difference of a metric means; told by word and shape, not by colour alone. */
export function Verdict({ metric: { verdict, changedWithin } }: { metric: MetricComparison }) {
  const { color, icon } = LOOKS[verdict];
  return (
    <>
      {verdict === 'unchanged' ? (
        <Text color="secondary">{verdictName(verdict)}</Text>
      ) : (
        <Badge text={verdictName(verdict)} color={color} icon={icon} />
      )}
      {changedWithin.length > 0 && (
        <Tooltip content={changedText(changedWithin)}>
          <span tabIndex={0} role="note" aria-label={changedText(changedWithin)} style={{ marginLeft: 8 }}>
            <Icon name="exclamation-triangle" />
          </span>
        </Tooltip>
      )}
    </>
  );
}

const LOOKS: Record<ComparisonVerdict, { color: BadgeColor; icon: IconName }> = {
  regression: { color: 'red', icon: 'times-circle' },
  improvement: { color: 'green', icon: 'check-circle' },
  change: { color: 'blue', icon: 'exchange-alt' },
  unchanged: { color: 'darkgrey', icon: 'minus' },
  unknown: { color: 'orange', icon: 'question-circle' },
};

export function verdictName(verdict: ComparisonVerdict): string {
  switch (verdict) {
    case 'regression':
      return t('pages.compare.regression', 'Regression');
    case 'improvement':
      return t('pages.compare.improvement', 'Improvement');
    case 'change':
      return t('pages.compare.change', 'Change');
    case 'unchanged':
      return t('pages.compare.unchanged', 'No difference');
    case 'unknown':
      return t('pages.compare.too-few', 'Too few runs');
  }
}

function changedText(sides: MetricComparison['changedWithin']): string {
  return sides.length === 2
    ? t('pages.compare.both-changed', 'Both sides hold a change point: neither is a stable level.')
    : sides[0] === 'baseline'
      ? t('pages.compare.baseline-changed', 'The baseline holds a change point: it is no stable level to compare with.')
      : t('pages.compare.tail-changed', 'The tail holds a change point: it is no stable level.');
}
