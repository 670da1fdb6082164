import { locationUtil } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { Alert, Button, LinkButton, Modal } from '@grafana/ui';
import React, { useState } from 'react';

import { messageOf } from '../../core/errors';
import type { RefusedQuery } from '../grafana-api/panel-queries';
import { t } from '../translate';
import { allowSource, hunterFor, mayAllow } from './allow-source';
import type { RuleDraft } from './build-rule';
import { draftAllowed, type RuleContext } from './draft-rule';
import { RuleForm } from './RuleForm';

interface Props {
  refused: RefusedQuery;
  context: RuleContext;
  onDismiss?: () => void;
}

/** Says why there is no rule on these series yet, and how to allow it; then asks for the rule. */
export function AllowSource({ refused, context, onDismiss }: Props) {
  const [draft, setDraft] = useState<RuleDraft>();
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  if (draft) {
    // a new page: this one still has the settings of before
    const leave = (path: string) => window.location.assign(locationUtil.assureBaseUrl(path));
    return <RuleForm draft={draft} onDismiss={onDismiss} onCreated={leave} />;
  }
  const allow = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      setDraft(await draftAllowed(refused, await allowSource(refused), context));
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  const isAdmin = mayAllow(refused);
  const hunter = hunterFor(refused);
  const { name } = refused.other;
  return (
    <>
      <p>
        {t(
          'alert-rule.not-allowed',
          'Alert rules are evaluated by Grafana’s server, where Hunter may not read “{{name}}” yet. Whoever may query the Hunter data source can read what it is allowed to.',
          { name }
        )}
      </p>
      <p>
        {isAdmin
          ? t(
              'alert-rule.allow-makes',
              '“Allow” enters it in the settings of the Hunter data source. What is missing is made: the Hunter data source itself, and a service account with the role Viewer and a token.'
            )
          : t(
              'alert-rule.ask-to-allow',
              'An administrator can allow it: Hunter data source → Other data sources → Allowed, with the token of a service account. Where a file provisions the data source, the file says it.'
            )}
      </p>
      {problem && <Alert severity="error" title={problem} />}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          {t('alert-rule.cancel', 'Cancel')}
        </Button>
        {isAdmin ? (
          <Button disabled={busy} onClick={() => void allow()}>
            {t('alert-rule.allow', 'Allow “{{name}}”', { name })}
          </Button>
        ) : (
          // Grafana sends everybody else to its start page
          hunter &&
          hasPermission('datasources:write') && (
            <LinkButton href={`/connections/datasources/edit/${hunter.uid}`}>
              {t('alert-rule.settings', 'Settings of “{{name}}”', { name: hunter.name })}
            </LinkButton>
          )
        )}
      </Modal.ButtonRow>
    </>
  );
}
