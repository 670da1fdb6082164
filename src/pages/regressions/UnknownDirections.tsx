import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';

interface Props {
  /** Changes that are left out because nobody said which way is better. */
  count: number;
  /** The data source's uid, whose settings have the rules. */
  source: string;
  onShow: () => void;
}

/** A change of which it is not known whether it is good is no regression, and must not be lost without a word. */
export function UnknownDirections({ count, source, onShow }: Props) {
  if (count === 0) {
    return null;
  }
  return (
    <Alert
      severity="info"
      title={t('pages.regressions.unknown-directions', 'Changes that may be regressions: {{count}}', { count })}
      style={{ marginTop: 8 }}
    >
      <p>
        {t(
          'pages.regressions.unknown-directions-help',
          'Their metrics’ names do not tell which way is better. Rules in the data source’s settings say it.'
        )}
      </p>
      <Stack gap={1}>
        <Button size="sm" variant="secondary" onClick={onShow}>
          {t('pages.regressions.show-all', 'Show all changes')}
        </Button>
        <LinkButton size="sm" variant="secondary" href={`/connections/datasources/edit/${source}`}>
          {t('pages.regressions.set-directions', 'Set which way is better')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}
