import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Icon, TextLink, useStyles2 } from '@grafana/ui';
import React, { Fragment, type ReactNode } from 'react';

import { groupDirections, groupExtent, groupName, groupQuestion } from '../../core/report/describe-group';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import { testUrl } from '../routes';
import { unbroken } from '../unbroken';
import type { Entry } from './change-rows';

interface Props {
  entry: Entry;
  /** The data source's uid. */
  source: string;
  /** Whose tests, if not the data source's own user's. */
  user: string;
}

/** What the changes of a line have in common, and which tests have them. */
export function WhatCell({ entry: { group, rows }, source, user }: Props) {
  const styles = useStyles2(getStyles);
  const question = groupQuestion(group, say);
  const tests = <Tests {...{ rows, source, user }} />;
  if (question) {
    return (
      <Two
        first={
          <span className={styles.question}>
            <Icon name="question-circle" className={styles.icon} /> {question}
          </span>
        }
        second={`${groupExtent(group, say)}: ${groupDirections(group, say)}`}
      />
    );
  }
  switch (group.cause) {
    case 'commit':
      return (
        <Two
          first={
            <>
              <span className={styles.commit}>{groupName(group, say)}</span>:{' '}
              {unbroken(groupExtent({ changes: rows }, say))}
            </>
          }
          second={tests}
        />
      );
    case 'drift':
      return <Two first={tests} second={t('pages.regressions.drift', 'drift')} />;
    default:
      return <div className={styles.line}>{tests}</div>;
  }
}

/** Tests that are named in a line. */
const NAMED = 2;

function Tests({ rows, source, user }: Pick<Entry, 'rows'> & Omit<Props, 'entry'>) {
  const byName = new Map(rows.map(({ test, analysed }) => [test, analysed]));
  const names = [...byName].slice(0, NAMED);
  const count = byName.size - names.length;
  return (
    <>
      {names.map(([test, { saved }], i) => (
        <Fragment key={test}>
          {i > 0 && ', '}
          <TextLink href={testUrl(source, test, { saved, user })}>{test}</TextLink>
        </Fragment>
      ))}
      {count > 0 && ` ${t('pages.regressions.more-tests', 'and {{count}} more tests', { count })}`}
    </>
  );
}

/** Two lines where there is no room, or no need, for two columns. */
export function Two({ first, second }: { first: ReactNode; second: ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.line}>{first}</div>
      <div className={styles.second}>{second}</div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ overflowWrap: 'anywhere' }),
  second: css({ overflowWrap: 'anywhere', color: theme.colors.text.secondary }),
  commit: css({ fontFamily: theme.typography.fontFamilyMonospace, fontWeight: theme.typography.fontWeightMedium }),
  question: css({ color: theme.colors.warning.text }),
  icon: css({ marginTop: -2 }),
});
