import type { TimeRange } from '@grafana/data';
import { RadioButtonGroup } from '@grafana/ui';
import React from 'react';

import { lastDays } from '../useQuery';

const DAYS = [30, 90, 180].map((days) => ({ value: days, label: `${days} days` }));

/** Chooses a range up to now. None is chosen where one has zoomed in. */
export function RangePicker({ range, onRange }: { range: TimeRange; onRange: (range: TimeRange) => void }) {
  const chosen = /^now-(\d+)d$/.exec(String(range.raw.from))?.[1];
  return (
    <RadioButtonGroup
      options={DAYS}
      value={chosen ? Number(chosen) : undefined}
      onChange={(days) => onRange(lastDays(days))}
      aria-label="Time range"
    />
  );
}
