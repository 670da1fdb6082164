import { locationService } from '@grafana/runtime';
import { Alert, Button, Field, Input, Modal } from '@grafana/ui';
import React, { useId, useState } from 'react';

import { maxPValueFor } from '../../core/changepoint/false-alarms';
import { completeDetection } from '../../core/changepoint/options';
import { messageOf } from '../../core/errors';
import { DATA_SOURCE_ID } from '../plugin-ids';
import { t } from '../translate';
import { AllowNote } from './AllowNote';
import { buildRule, type RuleDraft } from './build-rule';
import { createRule } from './create-rule';
import { FalseAlarmsField, USUAL_FALSE_ALARMS } from './FalseAlarmsField';
import { FolderField } from './FolderField';
import { openFolder } from './rule-folder';
import { RuleMade } from './RuleMade';
import { useRuleFolder } from './useRuleFolder';

interface Props {
  draft: RuleDraft;
  /** What has to be allowed first: the name of another data source, and how a Hunter data source, whose uid that gives, may ask it. */
  allow?: { name: string; run: () => Promise<string> };
  onDismiss?: () => void;
  /** Goes to Grafana's own page of the rule, of which it gets the path. */
  onCreated?: (path: string) => void;
  /** Goes nowhere: what is not saved on the page would be lost. */
  stays?: boolean;
}

/** Asks for what a rule needs beside the query, and makes it; Grafana's own page of the rule comes next. */
export function RuleForm({ draft, allow, stays, onDismiss, onCreated = (path) => locationService.push(path) }: Props) {
  const id = useId();
  const [title, setTitle] = useState(draft.title);
  const [percent, setPercent] = useState('5');
  const [perYear, setPerYear] = useState(USUAL_FALSE_ALARMS);
  const [folder, setFolder] = useRuleFolder(draft.panel?.dashboardUid);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<string>();
  const detection = completeDetection(draft.query.detection);
  const isRobust = detection.method === 'robust';
  const maxPValue = isRobust ? Math.min(detection.maxPValue, maxPValueFor(perYear)) : detection.maxPValue;
  const isNamed = folder && ('uid' in folder || folder.newTitle.trim() !== '');
  const wrong = percent.trim() === '' || !(Number(percent) >= 0);
  const create = async () => {
    setBusy(true);
    setProblem(undefined);
    try {
      const query = allow ? askedBy(await allow.run(), draft.query) : draft.query;
      const rule = buildRule({ ...draft, query, title: title.trim() }, Number(percent), maxPValue);
      const uid = await openFolder(folder!);
      // another attempt must not make it again
      setFolder({ uid });
      const page = await createRule(rule, uid);
      if (stays) {
        setMade(page);
        return;
      }
      onDismiss?.();
      onCreated(page);
    } catch (error) {
      setProblem(messageOf(error));
      setBusy(false);
    }
  };
  if (made !== undefined) {
    return <RuleMade title={title.trim()} path={made} onDismiss={onDismiss} />;
  }
  return (
    <>
      <p>
        {t(
          'alert-rule.intro',
          'An alert for each series that gets worse, for a week after it was first seen. Its message says what changed, by how much, and since which run.'
        )}
      </p>
      <Field label={t('alert-rule.name', 'Name')} htmlFor={`${id}-name`}>
        <Input id={`${id}-name`} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
      </Field>
      <Field
        label={t('alert-rule.percent', 'Regressions above, %')}
        htmlFor={`${id}-percent`}
        invalid={wrong}
        error={wrong ? t('alert-rule.percent-wrong', 'Enter a number of 0 or more.') : undefined}
      >
        <Input
          id={`${id}-percent`}
          width={12}
          inputMode="decimal"
          value={percent}
          onChange={(event) => setPercent(event.currentTarget.value)}
        />
      </Field>
      {isRobust && <FalseAlarmsField perYear={perYear} maxPValue={maxPValue} onChange={setPerYear} />}
      <FolderField folder={folder} onChange={setFolder} />
      {allow && <AllowNote name={allow.name} />}
      {problem && <Alert severity="error" title={problem} />}
      <Modal.ButtonRow>
        <Button variant="secondary" fill="outline" onClick={onDismiss}>
          {t('alert-rule.cancel', 'Cancel')}
        </Button>
        <Button disabled={busy || wrong || !isNamed || !title.trim()} onClick={create}>
          {allow
            ? t('alert-rule.allow-and-create', 'Allow “{{name}}” and create alert rule', { name: allow.name })
            : t('alert-rule.create', 'Create alert rule')}
        </Button>
      </Modal.ButtonRow>
    </>
  );
}

const askedBy = (uid: string, query: RuleDraft['query']): RuleDraft['query'] => ({
  ...query,
  datasource: { type: DATA_SOURCE_ID, uid },
});
