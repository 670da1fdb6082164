/** A piece of the expression's text: `start` inclusive, `end` exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** `name(arguments)`. */
export interface Call extends Span {
  type: 'call';
  name: string;
  /** Behind the opening bracket. */
  open: number;
  /** At the closing bracket, or where it is missing. */
  close: number;
  args: Argument[];
}

/** One argument of a call; `start` is at the name of a named one (`key=value`). */
export interface Argument extends Span {
  name?: string;
  value: Expression;
}

/** `input|call()|call()`: each call gets what stands before it as its first argument. */
interface Pipe extends Span {
  type: 'pipe';
  input: Expression;
  calls: Call[];
}

/** A metric path: globs, braces and template variables are part of its segments. */
export interface Path extends Span {
  type: 'path';
  segments: Span[];
  /** Of a canonical tagged path, `name;tag=value`. */
  tags: Array<Span & { tag: string; value: string }>;
}

/** The series of another query, `#A`. */
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
  /** What stands between the quotes: Graphite takes backslashes as they are. */
  value: string;
}

/** What cannot be read. */
interface Broken extends Span {
  type: 'broken';
}

export type Expression = Call | Pipe | Path | Reference | Literal | Text | Broken;

export interface Problem extends Span {
  /** The end of a sentence that begins with the target: `has a quote that is not closed`. */
  message: string;
}

/** A target with its syntax tree. `root` is missing when the text is blank. */
export interface Target {
  text: string;
  root?: Expression;
  problems: Problem[];
}

export const slice = (text: string, { start, end }: Span) => text.slice(start, end);

/** True for what gives series. */
export function isSeries(expression: Expression): boolean {
  return ['call', 'pipe', 'path', 'reference'].includes(expression.type);
}

/** The expressions directly below one. */
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
