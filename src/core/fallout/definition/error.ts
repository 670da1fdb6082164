/**
 * What is wrong with a definition: `split` its parts, `defaults` the first part, `yaml-url` the text is elsewhere,
 * `template` a tag, `missing-parameters` tags without values, `yaml` the expanded text, `no-prefix` it exports nothing
 * to Graphite, `parameters` those given, `too-large` any part beyond what is taken.
 */
export type DefinitionErrorKind =
  | 'split'
  | 'defaults'
  | 'yaml-url'
  | 'template'
  | 'missing-parameters'
  | 'yaml'
  | 'no-prefix'
  | 'parameters'
  | 'too-large';

/** A definition that Fallout, or Hunter after it, could not use: the message says what to mend. */
export class DefinitionError extends Error {
  /** The expanded text, whenever expansion itself succeeded. */
  expanded?: string;

  constructor(
    readonly kind: DefinitionErrorKind,
    message: string,
    /** Tags without a value, of kind `missing-parameters`. */
    readonly missing?: string[]
  ) {
    super(message);
    this.name = 'DefinitionError';
  }
}
