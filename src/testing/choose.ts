import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';

/** Chooses the only option of a Combobox that contains a text, with the keyboard: jsdom has no room to show its list. */
export async function choose(label: string | RegExp, text: string): Promise<void> {
  await userEvent.click(screen.getByLabelText(label));
  await userEvent.keyboard(`${text}{ArrowDown}{Enter}`);
}
