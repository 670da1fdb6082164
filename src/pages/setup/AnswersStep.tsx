import type { DataSourceInstanceSettings } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { Button, LinkButton, Stack } from '@grafana/ui';
import React from 'react';

import type { HunterOptions } from '../../datasource/types';
import { t } from '../../shared/translate';
import { Step, type StepState } from './Step';
import type { Health } from './useHealth';

interface Props {
  source?: DataSourceInstanceSettings<HunterOptions>;
  health: Health;
}

const STATES: Record<Health['state'], StepState> = { none: 'todo', busy: 'busy', ok: 'done', failed: 'failed' };

/** Its servers answer. */
export function AnswersStep({ source, health }: Props) {
  const title =
    !source || source.jsonData?.falloutUrl
      ? t('pages.setup.answers', 'Reach Graphite and Fallout')
      : t('pages.setup.answers-graphite', 'Reach Graphite');
  return (
    <Step title={title} state={STATES[health.state]}>
      <div role="status">
        {health.state === 'none'
          ? t('pages.setup.answers-first', 'Comes after the data source: its servers are tried then.')
          : health.state === 'busy'
            ? t('pages.setup.answers-busy', 'Trying the servers of “{{name}}”…', { name: source?.name })
            : health.message ||
              t(
                'pages.setup.no-message',
                'The data source’s backend did not say anything. Grafana’s log may tell whether it runs.'
              )}
      </div>
      {source && health.state === 'failed' && (
        <Stack direction="row" gap={1} wrap="wrap">
          {hasPermission('datasources:write') && (
            <LinkButton icon="cog" href={`/connections/datasources/edit/${source.uid}`}>
              {t('pages.setup.settings', 'Settings of “{{name}}”', { name: source.name })}
            </LinkButton>
          )}
          <Button variant="secondary" icon="sync" onClick={health.again}>
            {t('pages.setup.again', 'Try again')}
          </Button>
        </Stack>
      )}
    </Step>
  );
}
