import { DefinitionError } from './error';

/** The two parts of a definition. `defaultsText` is null without a separator. */
export interface Parts {
  defaultsText: string | null;
  template: string;
}

/**
 * Splits a definition as Fallout does: at three dashes at the start of a line, with Java's `String.split`, which drops
 * trailing empty parts. The first part is the defaults, the last the template; parts between are ignored. Text behind
 * the dashes in their line belongs to the next part.
 *
 * @throws DefinitionError of kind `split` if all parts are empty
 */
export function splitDefinition(text: string): Parts {
  const parts = javaSplit(text);
  if (parts.length === 0) {
    throw new DefinitionError('split', 'The definition is nothing but a separator (---): it has no template.');
  }
  return {
    defaultsText: parts.length > 1 ? parts[0] : null,
    template: parts[parts.length - 1],
  };
}

function javaSplit(text: string): string[] {
  const parts: string[] = [];
  let start = 0;
  // not a regular expression, for which some interpreters restart at the start of the text for each part
  let at = text.startsWith('---') ? 0 : text.indexOf('\n---');
  for (; at >= 0; at = text.indexOf('\n---', start)) {
    parts.push(text.slice(start, at));
    const end = at + (text[at] === '\n' ? 4 : 3);
    start = text[end] === '\n' ? end + 1 : end;
  }
  if (parts.length === 0) {
    return [text];
  }
  parts.push(text.slice(start));
  while (parts.length > 0 && parts[parts.length - 1] === '') {
    parts.pop();
  }
  return parts;
}
