import type { ComboboxOption } from '@grafana/ui';

import { messageOf } from '../../core/errors';
import { decodeTests, decodeUsers } from '../../core/fallout/api/answers';
import { testsRequest, usersRequest } from '../../core/fallout/api/requests';
import { formatTime } from '../../core/format';
import { t } from '../../shared/translate';
import type { HunterDataSource } from '../datasource';

/** An owner's tests whose name contains what was typed. Says in the list itself why it is empty. */
export async function testOptions(
  datasource: HunterDataSource,
  user: string | undefined,
  typed: string
): Promise<ComboboxOption[]> {
  const owner = datasource.ownerOf(user);
  if (!owner) {
    return [note(t('source.editor.give-the-fallout-user-first', 'Give the Fallout user first'))];
  }
  try {
    const tests = decodeTests(await datasource.send(testsRequest(owner)), owner);
    const wanted = typed.toLowerCase();
    const options = tests
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .map(({ name, lastRunAt }) => ({
        value: name,
        label: name,
        description: lastRunAt
          ? t('source.editor.last-run', 'last run {{time}} UTC', { time: formatTime(lastRunAt) })
          : t('source.editor.never-run', 'never run'),
      }));
    return options.length > 0 || typed
      ? options
      : [note(t('source.editor.no-tests', '{{owner}} has no tests in Fallout', { owner }))];
  } catch (error) {
    return [note(messageOf(error))];
  }
}

/** Fallout's users whose name or address contains what was typed. Listing them needs a token. */
export async function userOptions({ send }: HunterDataSource, typed: string): Promise<ComboboxOption[]> {
  try {
    const wanted = typed.toLowerCase();
    return decodeUsers(await send(usersRequest()))
      .filter(({ name, email }) => `${name} ${email}`.toLowerCase().includes(wanted))
      .map(({ name, email }) => ({ value: email, label: email, description: name }));
  } catch (error) {
    return [note(messageOf(error))];
  }
}

export const note = (label: string) => ({ value: '', label, infoOption: true }) as ComboboxOption;
