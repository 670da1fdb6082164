import { DEFINITION_BOUNDS } from '../../bounds';
import { DefinitionError } from './error';

/**
 * Limits the work of resolving one definition, over all its parts. Definitions are untrusted text, and a few bytes of
 * nested sections can take more time than there is.
 */
export class Budget {
  private pieces = DEFINITION_BOUNDS.pieces;
  private steps = DEFINITION_BOUNDS.steps;

  /**
   * Counts a lexeme of YAML: 1 for itself, 1 per line break, and for a text in double quotes the square of its length
   * in thousands of characters. The `yaml` package builds such a text letter by letter, and an interpreter copies it
   * each time.
   */
  takePiece(lexeme: string): void {
    const lines = lexeme.length > 1 ? lexeme.split('\n').length - 1 : 0;
    const quoted = lexeme[0] === '"' ? Math.floor((lexeme.length / 1000) ** 2) : 0;
    this.pieces -= 1 + lines + quoted;
    this.checkPieces();
  }

  /** Refuses a text early if it has more lines than remaining pieces. @throws DefinitionError */
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

  /** Counts a step of a template's expansion, and one more per 1,000 characters it handles. @throws DefinitionError */
  takeSteps(characters = 0): void {
    this.steps -= 1 + Math.floor(characters / CHARACTERS);
    if (this.steps < 0) {
      throw tooLarge(
        `expanding its template takes more than ${DEFINITION_BOUNDS.steps} steps: lists within lists grow fast`
      );
    }
  }
}

/** Number of characters that take as long as a step. */
const CHARACTERS = 1000;

/** Checks the length of a text. @throws DefinitionError if it is longer than Fallout accepts */
export function checkLength(text: string, what: string): void {
  if (text.length > DEFINITION_BOUNDS.text) {
    throw tooLarge(`${what} has more than 3 MiB, the most that Fallout reads`);
  }
}

/** Checks the length of an expanded template, in characters. @throws DefinitionError if Fallout would not accept it */
export function checkExpanded(length: number): void {
  if (length > DEFINITION_BOUNDS.text) {
    throw tooLarge('its template expands to more than 3 MiB, the most that Fallout reads');
  }
}

const tooLarge = (why: string) => new DefinitionError('too-large', `The definition is too large to resolve: ${why}.`);
