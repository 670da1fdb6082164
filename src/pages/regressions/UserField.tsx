import React, { useCallback } from 'react';

import { SearchCombobox } from '../../shared/fields/SearchCombobox';
import { t } from '../../shared/translate';
import { getHunterDataSource } from '../hunter-data-source';
import { ToolbarField } from './FilterFields';

interface Props {
  /** The data source's uid. */
  source: string;
  /** E-mail of a Fallout user; empty for the default one. */
  user: string;
  defaultUser?: string;
  onChange: (user: string | undefined) => void;
}

/** Chooses the Fallout user. Fallout lists its users only for a token; without one, an e-mail can be typed. */
export function UserField({ source, user, defaultUser, onChange }: Props) {
  const options = useCallback(
    async (typed: string) => {
      const found = await listUsers(source).catch(() => []);
      return found.filter((one) => one.includes(typed)).map((value) => ({ value }));
    },
    [source]
  );
  return (
    <ToolbarField label={t('pages.regressions.user', 'Tests of')} id="hunter-user">
      <SearchCombobox
        id="hunter-user"
        width={26}
        isClearable
        placeholder={defaultUser ?? t('pages.regressions.user-example', 'jane@example.com')}
        find={options}
        value={user ? { value: user, label: user } : null}
        onChange={onChange}
      />
    </ToolbarField>
  );
}

async function listUsers(uid: string): Promise<string[]> {
  const source = await getHunterDataSource(uid);
  const found = await source.metricFindQuery({ variable: { kind: 'falloutUsers' } });
  return found.map(({ text }) => text);
}
