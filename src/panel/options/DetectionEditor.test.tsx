import type { StandardEditorProps } from '@grafana/data';
import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import type { DetectionOptions } from '../../core/changepoint/options';
import { provideLayout } from '../../testing/layout';
import { stub } from '../../testing/stub';
import { DetectionEditor } from './DetectionEditor';

const onChange = jest.fn();

beforeAll(() => provideLayout());

function edit(value: Partial<DetectionOptions>) {
  onChange.mockClear();
  render(
    <DetectionEditor {...stub<StandardEditorProps<DetectionOptions>>({ value: value as DetectionOptions, onChange })} />
  );
}

it.each([
  ['Max p-value', '2', 'must be a number above 0 and at most 1'],
  ['Max p-value', 'x', 'Enter a number.'],
  ['Min change, %', '-5', 'must be a number from 0 to 1,000,000'],
])('%s %s: says what may be there, and stores nothing', async (label, typed, message) => {
  edit({ method: 'robust', maxPValue: 0.01, minMagnitude: 0 });
  const input = screen.getByLabelText(label);
  fireEvent.change(input, { target: { value: typed } });
  fireEvent.blur(input);
  expect(await screen.findByText(message, { exact: false })).toBeInTheDocument();
  expect(onChange).not.toHaveBeenCalled();
});

it('stores what can be used', () => {
  edit({ method: 'robust', maxPValue: 0.01, minMagnitude: 0 });
  const input = screen.getByLabelText('Min change, %');
  fireEvent.change(input, { target: { value: '5' } });
  fireEvent.blur(input);
  expect(onChange).toHaveBeenCalledWith({ method: 'robust', maxPValue: 0.01, minMagnitude: 0.05 });
});

it('options stored by an older version keep their method', () => {
  edit({ method: 'otava', maxPValue: 0.02 });
  expect(screen.getByLabelText('Max p-value')).toHaveValue('0.02');
  expect(screen.getByLabelText('Detection')).toHaveValue('Otava');
});
