import type { SeriesChange } from '../changepoint/judge';
import { explainPValue, formatChange, formatCount, formatNumber, formatPValue } from './format';

/** `Regression: +12.3 %`, for titles. */
export function changeTitle({ verdict, relativeChange, before, after }: SeriesChange): string {
  return `${VERDICTS[verdict]}: ${before.mean === 0 ? `0 → ${formatNumber(after.mean)}` : formatChange(relativeChange)}`;
}

const VERDICTS: Record<SeriesChange['verdict'], string> = {
  regression: 'Regression',
  improvement: 'Improvement',
  neutral: 'Change',
};

/** What changed and by how much, in a line: `812.4 ± 5.1 (31 runs) → 912 ± 6 (9 runs)`. */
export function changeSpan({ before, after }: SeriesChange): string {
  const side = ({ mean, std, n }: SeriesChange['before']) =>
    `${formatNumber(mean)} ± ${formatNumber(std)} (${formatCount(n, 'run')})`;
  return `${side(before)} → ${side(after)}`;
}

/** How sure, in a sentence. */
export function changeCertainty({ pValue }: SeriesChange): string {
  return `${explainPValue(pValue)} (p = ${formatPValue(pValue)}).`;
}
