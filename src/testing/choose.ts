import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** Chooses an option of a Combobox with the keyboard: jsdom has no room in which its list would show. */
export async function choose(label: string, option: string): Promise<void> {
  const field = screen.getByLabelText(label);
  await userEvent.click(field);
  await userEvent.clear(field);
  await userEvent.type(field, option);
  await userEvent.keyboard('{Enter}');
}
