import type { ComboboxOption } from '@grafana/ui';

/**
 * Sorts options by how well they match: the text itself, then those that begin with it, then those that contain it. Then
 * comes the text, to be taken as it is, and last what does not contain it: a server may have found that by a pattern.
 */
export function typedLast(options: ComboboxOption[], typed: string): ComboboxOption[] {
  const text = typed.trim();
  if (text === '') {
    return options;
  }
  const isListed = options.some(({ value, label }) => value === text || label === text);
  const asTyped: ComboboxOption = { value: text, label: text, description: 'As it is typed' };
  const wanted = text.toLowerCase();
  const rank = (option: ComboboxOption) => {
    const name = (option.label ?? option.value).toLowerCase();
    if (option === asTyped) {
      return 3;
    }
    if (option.infoOption || !name.includes(wanted)) {
      return 4;
    }
    return name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2;
  };
  // sorting is stable
  return [...options, ...(isListed ? [] : [asTyped])].sort((a, b) => rank(a) - rank(b));
}
