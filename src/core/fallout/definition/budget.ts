import { DEFINITION_BOUNDS } from '../../bounds';
import { DefinitionError } from './error';

/**
 * What resolving one definition may take, over all its parts. A definition is somebody's text, and a few bytes of
 * nested sections stand for more work than there is time.
 */
export class Budget {
  private pieces = DEFINITION_BOUNDS.pieces;
  private steps = DEFINITION_BOUNDS.steps;

  /**
   * Each piece of YAML draws from it: a word, a mark, a line. So do long texts in double quotes, by the square of their
   * length: the `yaml` package puts them together letter by letter, and an interpreter copies all letters each time.
   */
  takePiece(lexeme: string): void {
    const lines = lexeme.length > 1 ? lexeme.split('\n').length - 1 : 0;
    const quoted = lexeme[0] === '"' ? Math.floor((lexeme.length / 1000) ** 2) : 0;
    this.pieces -= 1 + lines + quoted;
    this.checkPieces();
  }

  /** Refuses a text at once that has more lines than there may be pieces. */
  expectLines(text: string): void {
    this.checkPieces(text.split('\n').length - 1);
  }

  private checkPieces(expected = 0): void {
    if (this.pieces < expected) {
      throw tooLarge(
        `its YAML has more than ${DEFINITION_BOUNDS.pieces} words, marks and lines, or very long texts in quotes`
      );
    }
  }

  /** Each step of a template's expansion draws from it, those that handle long texts more. */
  takeSteps(characters = 0): void {
    this.steps -= 1 + Math.floor(characters / CHARACTERS);
    if (this.steps < 0) {
      throw tooLarge(
        `expanding its template takes more than ${DEFINITION_BOUNDS.steps} steps: lists within lists grow fast`
      );
    }
  }
}

/** Characters that are looked at in the time of a step. */
const CHARACTERS = 1000;

/** @throws DefinitionError where a text is longer than what Fallout reads */
export function checkLength(text: string, what: string): void {
  if (text.length > DEFINITION_BOUNDS.text) {
    throw tooLarge(`${what} has more than 3 MiB, the most that Fallout reads`);
  }
}

/** The same for what a template expands to, by its number of characters. */
export function checkExpanded(length: number): void {
  if (length > DEFINITION_BOUNDS.text) {
    throw tooLarge('its template expands to more than 3 MiB, the most that Fallout reads');
  }
}

const tooLarge = (why: string) => new DefinitionError('too-large', `The definition is too large to resolve: ${why}.`);
