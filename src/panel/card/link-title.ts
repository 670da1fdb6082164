import { LINK_TITLES } from '../../core/query/change-links';
import { t } from '../../shared/translate';

/** The text of a link of a change, in the user's language. */
export function linkTitle(title: string): string {
  switch (title) {
    case LINK_TITLES.firstBad:
      return t('panel.card.first-bad', 'First run after');
    case LINK_TITLES.lastGood:
      return t('panel.card.last-good', 'Last run before');
    default:
      return title;
  }
}
