import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React, { useState } from 'react';

import { provideLayout } from '../../testing/layout';
import { SearchCombobox } from './SearchCombobox';
import { typedLast } from './typed-last';

beforeAll(() => provideLayout());

const option = (value: string) => ({ value, label: value });
const TESTS = ['batch-lwt', 'lwt-read', 'lwt-write'].map(option);
const find = async (typed: string) => TESTS.filter(({ value }) => value.includes(typed));

function open() {
  const chosen: Array<string | undefined> = [];
  function Field() {
    const [value, setValue] = useState<string>();
    return (
      <>
        <label htmlFor="test">Test</label>
        <SearchCombobox
          id="test"
          value={value ? option(value) : null}
          find={find}
          onChange={(next) => {
            chosen.push(next);
            setValue(next);
          }}
        />
      </>
    );
  }
  render(<Field />);
  return chosen;
}

it('Enter takes the best match, before the list came as after it', async () => {
  const chosen = open();
  await userEvent.click(screen.getByLabelText('Test'));
  await userEvent.keyboard('lwt{Enter}');
  expect(await screen.findByDisplayValue('lwt-read')).toBeVisible();
  expect(chosen).toEqual(['lwt-read']);
});

it('what matches nothing is taken as it is', async () => {
  const chosen = open();
  await userEvent.click(screen.getByLabelText('Test'));
  await userEvent.keyboard('$test{Enter}');
  expect(await screen.findByDisplayValue('$test')).toBeVisible();
  expect(chosen).toEqual(['$test']);
});

it('the best match is the text itself, then what begins with it, then what has it; notes and others come last', () => {
  const note = { value: '', label: 'lwt is slow', infoOption: true };
  const list = [note, option('a-lwt'), option('lwt-b'), option('LWT')];
  expect(typedLast(list, 'lwt').map(({ label }) => label)).toEqual(['LWT', 'lwt-b', 'a-lwt', 'lwt', 'lwt is slow']);
  expect(typedLast([option('cpu')], 'c*').map(({ label }) => label)).toEqual(['c*', 'cpu']);
  expect(typedLast(list, '')).toBe(list);
  expect(typedLast([option('lwt')], 'lwt')).toEqual([option('lwt')]);
});
