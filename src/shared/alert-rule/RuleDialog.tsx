import { locationUtil } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { Button, Modal } from '@grafana/ui';
import React from 'react';

import { t } from '../translate';
import { allowSource, mayAllow } from './allow-source';
import { AskToAllow } from './AskToAllow';
import type { DraftedRule, RuleContext } from './draft-rule';
import { RuleForm } from './RuleForm';

interface Props {
  /** Undefined where there is nothing to alert on. */
  drafted: DraftedRule | undefined;
  targets?: RuleContext['targets'];
  /** Goes nowhere when the rule is made: what is not saved on the page would be lost. */
  stays?: boolean;
  onDismiss?: () => void;
}

/** What the dialog has to ask or to say, from a panel's menu or from Explore. */
export function RuleDialog({ drafted, targets, stays, onDismiss }: Props) {
  if (!drafted) {
    return <NothingEntered targets={targets} onDismiss={onDismiss} />;
  }
  const { draft, refused } = drafted;
  if (!refused) {
    return <RuleForm draft={draft} stays={stays} onDismiss={onDismiss} />;
  }
  if (!mayAllow(refused)) {
    return <AskToAllow refused={refused} onDismiss={onDismiss} />;
  }
  return (
    <RuleForm
      draft={draft}
      allow={{ name: refused.other.name, run: () => allowSource(refused) }}
      stays={stays}
      onDismiss={onDismiss}
      // a new page: this one still has the settings of before
      onCreated={(path) => window.location.assign(locationUtil.assureBaseUrl(path))}
    />
  );
}

function NothingEntered({ targets = [], onDismiss }: Pick<Props, 'targets' | 'onDismiss'>) {
  const name = getDataSourceSrv().getInstanceSettings(targets.find(({ hide }) => !hide)?.datasource)?.name;
  return (
    <>
      <p>
        {t(
          'alert-rule.nothing-entered',
          'There is nothing to alert on yet: the query of “{{name}}” is empty. Enter a query, then create the alert rule.',
          { name }
        )}
      </p>
      <Modal.ButtonRow>
        <Button onClick={onDismiss}>{t('alert-rule.close', 'Close')}</Button>
      </Modal.ButtonRow>
    </>
  );
}
