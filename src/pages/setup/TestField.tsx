import { InlineField } from '@grafana/ui';
import React, { useCallback, useMemo } from 'react';

import { testOptions } from '../../datasource/editor/test-options';
import { SearchCombobox } from '../../shared/fields/SearchCombobox';
import { t } from '../../shared/translate';
import { getHunterDataSource } from '../hunter-data-source';

interface Props {
  /** The data source's. */
  uid: string;
  test?: string;
  onChange: (test: string) => void;
}

/** One of the default user's tests; the list itself says why it is empty. */
export function TestField({ uid, test, onChange }: Props) {
  const chosen = useMemo(() => (test ? { value: test, label: test } : null), [test]);
  const options = useCallback(
    async (typed: string) => {
      const source = await getHunterDataSource(uid);
      return testOptions(source, undefined, typed);
    },
    [uid]
  );
  return (
    <InlineField grow label={t('pages.setup.test', 'Test')} htmlFor="hunter-setup-test">
      <SearchCombobox
        id="hunter-setup-test"
        placeholder={t('pages.setup.choose-test', 'Choose a test')}
        value={chosen}
        find={options}
        onChange={(value) => value && onChange(value)}
      />
    </InlineField>
  );
}
