import { t } from '@grafana/i18n';
import { getDataSourceSrv } from '@grafana/runtime';
import { Combobox, InlineField } from '@grafana/ui';
import React, { useCallback } from 'react';

interface Props {
  /** The data source's uid. */
  source: string;
  user: string;
  /** Whose tests are meant when nobody is named. */
  otherwise?: string;
  onChange: (user: string | undefined) => void;
}

/** Whose Fallout tests. Fallout lists its users for those who have a token; anybody's address can be typed. */
export function UserField({ source, user, otherwise, onChange }: Props) {
  const options = useCallback(
    async (typed: string) => {
      const found = await users(source).catch(() => []);
      return found.filter((one) => one.includes(typed)).map((value) => ({ value }));
    },
    [source]
  );
  return (
    <InlineField label={t('pages.regressions.user', 'Tests of')} htmlFor="hunter-user" style={{ margin: 0 }}>
      <Combobox
        id="hunter-user"
        width={26}
        createCustomValue
        isClearable
        placeholder={otherwise ?? t('pages.regressions.user-example', 'jane@example.com')}
        options={options}
        value={user || null}
        onChange={(chosen: { value: string } | null) => onChange(chosen?.value)}
      />
    </InlineField>
  );
}

async function users(uid: string): Promise<string[]> {
  const source = await getDataSourceSrv().get({ uid });
  const found = (await source.metricFindQuery?.({ variable: { kind: 'falloutUsers' } })) ?? [];
  return found.map(({ text }) => text);
}
