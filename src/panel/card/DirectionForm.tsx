import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { RadioButtonGroup, useStyles2 } from '@grafana/ui';
import React from 'react';

import type { Direction } from '../../core/query/model';
import { t } from '../../shared/translate';

interface Props {
  direction: Direction;
  /** Only a reader when left out. */
  onChange?: (direction: Direction) => void;
}

/** Shows which way is better for a metric, and lets editors correct it. */
export function DirectionForm({ direction, onChange }: Props) {
  const styles = useStyles2(getStyles);
  if (!onChange) {
    return <div className={styles.rule}>{sentenceOf(direction)}</div>;
  }
  return (
    <div className={styles.rule}>
      {t('panel.direction.label', 'Which way is better')}
      <RadioButtonGroup<Direction>
        size="sm"
        fullWidth
        aria-label={t('panel.direction.label', 'Which way is better')}
        options={[
          { value: 'lowerIsBetter', label: t('panel.direction.lower', 'Lower') },
          { value: 'higherIsBetter', label: t('panel.direction.higher', 'Higher') },
          { value: 'either', label: t('panel.direction.either', 'Neither') },
        ]}
        value={direction}
        onChange={onChange}
      />
    </div>
  );
}

function sentenceOf(direction: Direction): string {
  switch (direction) {
    case 'higherIsBetter':
      return t('panel.direction.higher-is-better', 'For this metric, higher is taken as better.');
    case 'lowerIsBetter':
      return t('panel.direction.lower-is-better', 'For this metric, lower is taken as better.');
    case 'either':
      return t('panel.direction.unknown', 'Which way is better is not known for this metric.');
  }
}

const getStyles = (theme: GrafanaTheme2) => ({
  rule: css({ color: theme.colors.text.secondary, marginTop: theme.spacing(1) }),
});
