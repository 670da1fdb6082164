/** A piece of the expression's text: `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** `name(arguments)`. */
export interface Call extends Span {
  type: 'call';
  name: string;
  /** Offset behind the opening bracket. */
  open: number;
  /** Offset of the closing bracket, or of the place where it is missing. */
  close: number;
  args: Argument[];
}

/** One argument of a call. A named one (`key=value`) starts at its name. */
export interface Argument extends Span {
  name?: string;
  value: Expression;
}

/** `input|call()|call()`: each call gets the expression before it as its first argument. */
interface Pipe extends Span {
  type: 'pipe';
  input: Expression;
  calls: Call[];
}

/** A metric path. Globs, braces and template variables are part of its segments. */
export interface Path extends Span {
  type: 'path';
  segments: Span[];
  /** The tags of a canonical tagged path, `name;tag=value`. */
  tags: Array<Span & { tag: string; value: string }>;
}

/** A reference to the series of another query, `#A`. */
export interface Reference extends Span {
  type: 'reference';
  name: string;
}

/** A number (`inf` too), a boolean or `None`, as it is written. */
interface Literal extends Span {
  type: 'number' | 'boolean' | 'none';
}

export interface Text extends Span {
  type: 'string';
  quote: string;
  /** The text between the quotes. Backslashes are part of it, as in Graphite. */
  value: string;
}

/** Text that is not an expression. */
interface Broken extends Span {
  type: 'broken';
}

export type Expression = Call | Pipe | Path | Reference | Literal | Text | Broken;

export interface Problem extends Span {
  /** Rest of a sentence whose subject is the target: `has a quote that is not closed`. */
  message: string;
}

/** A target with its syntax tree. `root` is missing when the text is blank. */
export interface Target {
  text: string;
  root?: Expression;
  problems: Problem[];
}

export const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** True for expressions that return series. */
export function isSeries(expression: Expression): boolean {
  return ['call', 'pipe', 'path', 'reference'].includes(expression.type);
}

/** Returns the direct subexpressions. */
export function childrenOf(expression: Expression): Expression[] {
  switch (expression.type) {
    case 'call':
      return expression.args.map(({ value }) => value);
    case 'pipe':
      return [expression.input, ...expression.calls];
    default:
      return [];
  }
}
