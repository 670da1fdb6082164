import { hasPermission } from '@grafana/runtime';
import { Button, LinkButton, Modal } from '@grafana/ui';
import React from 'react';

import type { RefusedQuery } from '../grafana-api/panel-queries';
import { t } from '../translate';
import { hunterFor } from './allow-source';

interface Props {
  refused: RefusedQuery;
  onDismiss?: () => void;
}

/** Says to those who may not allow it why there is no rule on these series yet, and who can allow it. */
export function AskToAllow({ refused, onDismiss }: Props) {
  const hunter = hunterFor(refused);
  return (
    <>
      <p>
        {t(
          'alert-rule.not-allowed',
          'Alert rules are evaluated by Grafana’s server, where Hunter may not read “{{name}}” yet. Whoever may query the Hunter data source can read what it is allowed to.',
          { name: refused.other.name }
        )}
      </p>
      <p>
        {t(
          'alert-rule.ask-to-allow',
          'An administrator can allow it: Hunter data source → Other data sources → Allowed, with the token of a service account. Where a file provisions the data source, the file says it.'
        )}
      </p>
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          {t('alert-rule.cancel', 'Cancel')}
        </Button>
        {/* Grafana sends everybody else to its start page */}
        {hunter && hasPermission('datasources:write') && (
          <LinkButton href={`/connections/datasources/edit/${hunter.uid}`}>
            {t('alert-rule.settings', 'Settings of “{{name}}”', { name: hunter.name })}
          </LinkButton>
        )}
      </Modal.ButtonRow>
    </>
  );
}
