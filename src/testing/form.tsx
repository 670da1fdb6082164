import { render } from '@testing-library/react';
import React, { useState, type ReactElement } from 'react';

/** Shows a form that stores what it is told. @returns gives what is stored */
export function showForm<T>(first: T, form: (value: T, store: (value: T) => void) => ReactElement): () => T {
  let stored = first;
  function Form() {
    const [value, setValue] = useState(first);
    return form(value, (changed) => {
      stored = changed;
      setValue(changed);
    });
  }
  render(<Form />);
  return () => stored;
}
