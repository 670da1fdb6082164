import { dateTimeFormatTimeAgo } from '@grafana/data';
import { Text } from '@grafana/ui';
import React, { useEffect, useMemo } from 'react';

import { groupTitle } from '../../core/report/describe-group';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { Entry } from './change-rows';
import { lastVisit, rememberVisit } from './last-visit';

interface Props {
  /** Data source and user. */
  scope: string;
  /** The entries of the table. */
  entries: Entry[];
  /** Keys of all changes that were found, whatever the filter leaves, the newest first. */
  keys: string[];
}

/** Says what is new since the user was last here. Nothing on a first visit. */
export function SinceLastVisit({ scope, entries, keys }: Props) {
  const before = useMemo(() => lastVisit(scope), [scope]);
  useEffect(() => rememberVisit(scope, keys), [scope, keys]);
  if (!before) {
    return null;
  }
  const seen = new Set(before.seen);
  const fresh = entries.filter(({ rows }) => rows.some(({ key }) => !seen.has(key)));
  const ago = dateTimeFormatTimeAgo(before.at);
  return (
    <div role="status" style={{ marginTop: 8 }}>
      <Text element="p">
        {fresh.length === 0
          ? t('pages.regressions.nothing-new', 'Nothing new since your last visit {{ago}}.', { ago })
          : t('pages.regressions.new', 'New since your last visit {{ago}}: {{what}}', { ago, what: news(fresh) })}
      </Text>
    </div>
  );
}

/** Entries that are told one by one. */
const TOLD = 2;

function news(fresh: Entry[]): string {
  const told = fresh.slice(0, TOLD).map(({ group, rows }) => groupTitle({ ...group, changes: rows }, say));
  const more = fresh.length - told.length;
  return `${told.join('; ')}${more > 0 ? `; ${t('pages.regressions.more-news', 'and {{count}} more', { count: more })}` : ''}.`;
}
