/*
 * Makes text from outside safe for a terminal. Control characters can move the cursor, set the window's title or write
 * into the clipboard, and directional marks reverse a line. They are replaced by escapes such as `\x1b`, so that
 * nothing is lost.
 */

/** Control characters, those above 127 too, line separators, and marks that change the direction of text. */
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
const UNSAFE_BUT_LINES = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Escapes a name, or any other text of one line. */
export const terminalText = (text: string): string => text.replace(UNSAFE, escape);

/** Escapes a message, which may have several lines. */
export const terminalLines = (text: string): string => text.replace(UNSAFE_BUT_LINES, escape);

/** Writes JSON with unsafe characters as `\u` escapes, so that it is safe to show and parses to the same value. */
export const terminalJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(UNSAFE_BUT_LINES, (char) => `\\u${hex(char, 4)}`);

const escape = (char: string): string => (char < '\u0100' ? `\\x${hex(char, 2)}` : `\\u${hex(char, 4)}`);

const hex = (char: string, digits: number): string => char.charCodeAt(0).toString(16).padStart(digits, '0');
