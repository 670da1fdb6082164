/**
 * The cause of an error in a definition:
 *
 * - `split`: it has no template, only separators
 * - `defaults`: its first part is not a YAML mapping
 * - `yaml-url`: its text must be fetched from another address
 * - `template`: a template tag is malformed
 * - `missing-parameters`: template tags have no value
 * - `yaml`: the expanded text is not valid YAML
 * - `no-prefix`: it does not export results to Graphite
 * - `parameters`: the run parameters are malformed
 * - `too-large`: a part is larger than we accept
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

/** An error in a definition. The message says how to fix it. */
export class DefinitionError extends Error {
  /** The expanded text, if expansion succeeded. */
  expanded?: string;

  constructor(
    readonly kind: DefinitionErrorKind,
    message: string,
    /** Names of tags without a value. Only set for the kind `missing-parameters`. */
    readonly missing?: string[]
  ) {
    super(message);
    this.name = 'DefinitionError';
  }
}
