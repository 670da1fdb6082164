import { isConfirmed } from '../../core/changepoint/change-point';
import { shortSize } from '../../core/report/describe';
import { remarkInShort } from '../../core/report/remark';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChartSeries } from '../model/chart-series';
import type { ShownChange } from '../model/shown-changes';

/** What is known of a series in a few words: the size of this change, `no change`, or why that is not known. */
export function changeText({ pending, remark }: ChartSeries, marked: ShownChange[], told?: ShownChange): string {
  if (pending) {
    return '…';
  }
  if (remark && !told) {
    return t('panel.legend.unknown', 'unknown, {{reason}}', { reason: remarkInShort(remark, say) });
  }
  const size = told ? sizeOf(told.change) : t('panel.legend.none', 'no change');
  const open = marked.find(({ change }) => !isConfirmed(change));
  return open
    ? t('panel.legend.unconfirmed', '{{size}} (last run {{last}}, not confirmed)', {
        size,
        last: shortSize(open.change, say),
      })
    : size;
}

function sizeOf(change: ShownChange['change']): string {
  const size = shortSize(change, say);
  return change.kind === 'gradual' ? t('panel.legend.drift', 'drift {{size}}', { size }) : size;
}
