/*
 * Text of others in a terminal. Control characters move the cursor, set the window's title or write into the clipboard,
 * and marks of direction turn a line around: they are written as what they are, `\x1b`, so that nothing is lost.
 */

/** Control characters, also those above 127, line separators, and marks that turn the direction of text around. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const UNSAFE_BUT_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** A name, or anything else that belongs into one line. */
export const terminalText = (text: string): string => text.replace(UNSAFE, escape);

/** A message, which may have several lines. */
export const terminalLines = (text: string): string => text.replace(UNSAFE_BUT_LINES, escape);

/** JSON that can be shown, and means the same. */
export const terminalJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(UNSAFE_BUT_LINES, (char) => `\\u${hex(char, 4)}`);

const escape = (char: string): string => (char < '\u0100' ? `\\x${hex(char, 2)}` : `\\u${hex(char, 4)}`);

const hex = (char: string, digits: number): string => char.charCodeAt(0).toString(16).padStart(digits, '0');
