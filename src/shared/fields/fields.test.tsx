import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_DETECTION, DEFAULT_MIN_PROMINENCE } from '../../core/changepoint/options';
import type { MetricRule } from '../../core/query/model';
import { choose } from '../../testing/choose';
import { showForm } from '../../testing/form';
import { provideLayout } from '../../testing/layout';
import { DetectionInputs } from './DetectionInputs';
import { NumberField } from './NumberField';
import { RuleInputs } from './RuleInputs';
import { TextField } from './TextField';

beforeAll(() => provideLayout());

/** Replaces the text of a field and leaves it. */
async function enter(label: string, text: string) {
  await userEvent.clear(screen.getByLabelText(label));
  await userEvent.type(screen.getByLabelText(label), text);
  await userEvent.tab();
}

describe('a text', () => {
  it('is stored when the field is left or Enter is pressed, not with every letter', async () => {
    const store = jest.fn();
    render(<TextField label="Target" value="a" onChange={store} />);
    const field = screen.getByLabelText('Target');
    await userEvent.type(field, '.b');
    expect(store).not.toHaveBeenCalled();
    await userEvent.keyboard('{Enter}');
    expect(store.mock.calls).toEqual([['a.b']]);
  });

  it('that is the same again is not stored again', async () => {
    const store = jest.fn();
    render(<TextField label="Target" value="a" onChange={store} />);
    await enter('Target', 'a');
    expect(store).not.toHaveBeenCalled();
  });

  it('that changes elsewhere is shown', () => {
    const { rerender } = render(<TextField label="Target" value="a" onChange={() => undefined} />);
    rerender(<TextField label="Target" value="b" onChange={() => undefined} />);
    expect(screen.getByLabelText('Target')).toHaveValue('b');
  });
});

describe('a text with a check', () => {
  it('stays in the field with the reason until it can be stored', async () => {
    const stored = showForm('1', (value, set) => (
      <TextField
        label="Days"
        value={value}
        check={(text) => (text === 'x' ? 'Enter days.' : undefined)}
        onChange={set}
      />
    ));
    await enter('Days', 'x');
    expect(screen.getByText('Enter days.')).toBeVisible();
    expect(screen.getByLabelText('Days')).toHaveValue('x');
    expect(stored()).toBe('1');
    await enter('Days', '2');
    expect(screen.queryByText('Enter days.')).not.toBeInTheDocument();
    expect(stored()).toBe('2');
  });
});

describe('a number', () => {
  const positive = (value: number) => {
    if (value <= 0) {
      throw new Error('Enter more than 0.');
    }
  };

  it.each([
    ['x', 'Enter a number.'],
    [' ', 'Enter a number.'],
    ['-5', 'Enter more than 0.'],
  ])('%j stays in the field with the reason, and is not stored', async (typed, reason) => {
    const store = jest.fn();
    render(<NumberField label="Limit" tooltip="" value={5} check={positive} onChange={store} />);
    await enter('Limit', typed);
    expect(screen.getByText(reason)).toBeVisible();
    expect(screen.getByLabelText('Limit')).toHaveValue(typed);
    expect(store).not.toHaveBeenCalled();
  });

  it('is stored once it can be used, and not when it is the same in other digits', async () => {
    const store = jest.fn();
    render(<NumberField label="Limit" tooltip="" value={5} check={positive} onChange={store} />);
    await enter('Limit', '5.0');
    expect(store).not.toHaveBeenCalled();
    await enter('Limit', '1e3');
    expect(store.mock.calls).toEqual([[1000]]);
  });
});

describe('rules of metrics', () => {
  const open = (rules: MetricRule[]) =>
    showForm<MetricRule[] | undefined>(rules, (value, set) => <RuleInputs rules={value ?? []} onChange={set} />);

  it('are added with a pattern, and removed one by one; none at all is undefined', async () => {
    const stored = open([{ pattern: 'p99', direction: 'lowerIsBetter' }]);
    await userEvent.click(screen.getByRole('button', { name: 'Add a rule' }));
    await userEvent.type(screen.getAllByLabelText('Pattern')[1], ' *_ops {Enter}');
    expect(stored()).toEqual([
      { pattern: 'p99', direction: 'lowerIsBetter' },
      { pattern: '*_ops', direction: 'higherIsBetter' },
    ]);
    await userEvent.click(screen.getByLabelText('Remove the rule p99'));
    expect(stored()).toEqual([{ pattern: '*_ops', direction: 'higherIsBetter' }]);
    await userEvent.click(screen.getByLabelText('Remove the rule *_ops'));
    expect(stored()).toBeUndefined();
  });

  it('have a direction each', async () => {
    const stored = open([{ pattern: 'p99', direction: 'higherIsBetter' }]);
    await choose('Direction', 'Lower is better');
    expect(stored()).toEqual([{ pattern: 'p99', direction: 'lowerIsBetter' }]);
  });
});

describe('detection', () => {
  const open = () =>
    showForm(DEFAULT_DETECTION, (detection, set) => (
      <DetectionInputs detection={detection} onChange={set} labelWidth={10} />
    ));

  it('takes the smallest change in percent', async () => {
    const stored = open();
    await enter('Min change, %', '7');
    expect(stored()).toEqual({ ...DEFAULT_DETECTION, minMagnitude: 0.07 });
  });

  it('takes how much a change must stand out, which only the method robust knows', async () => {
    const stored = open();
    expect(screen.getByLabelText('Min prominence')).toHaveValue(String(DEFAULT_MIN_PROMINENCE));
    await enter('Min prominence', '-1');
    expect(screen.getByText(/minProminence must be/)).toBeVisible();
    await enter('Min prominence', '0');
    expect(stored()).toEqual({ ...DEFAULT_DETECTION, minProminence: 0 });
    await choose('Detection', 'Otava');
    expect(screen.queryByLabelText('Min prominence')).not.toBeInTheDocument();
    // kept, in case one switches back
    expect(stored()).toMatchObject({ method: 'otava', minProminence: 0 });
  });

  it('another method comes with its own p-value, and none needs no numbers', async () => {
    const stored = open();
    await choose('Detection', 'Otava');
    expect(stored()).toMatchObject({ method: 'otava', maxPValue: 0.001 });
    await choose('Detection', 'Off');
    expect(stored()).toMatchObject({ method: 'off' });
    expect(screen.getByLabelText('Max p-value')).toBeDisabled();
    expect(screen.getByLabelText('Min change, %')).toBeDisabled();
  });
});
