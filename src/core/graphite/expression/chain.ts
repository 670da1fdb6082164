import { SERIES_BY_TAG } from '../tag-expressions';
import { isSeries, type Argument, type Call, type Expression, type Path, type Reference, type Target } from './tree';

/** One function of a chain. */
export interface Step {
  call: Call;
  /** The series that the function is applied to: its first argument or its pipe. Undefined if it generates series. */
  input?: Expression;
  /** True if the input comes from a pipe (`input|call()`). */
  piped: boolean;
  /** The arguments except the input. */
  params: Argument[];
}

/** A target as a linear chain: the source of the series, and the functions applied to them, innermost first. */
export interface Chain {
  source?: Path | Reference | Call;
  steps: Step[];
}

/**
 * Converts a target to a chain. Series that are not the first argument (`divideSeries(a, b)`) count as parameters.
 * Undefined if the target has a syntax error; then it can only be edited as text.
 */
export function chainOf({ root, problems }: Target): Chain | undefined {
  if (problems.length > 0) {
    return undefined;
  }
  const steps: Step[] = [];
  const source = root && descend(root, steps);
  return { source, steps };
}

/** Adds the steps of an expression, innermost first, and returns its source. */
function descend(expression: Expression, steps: Step[]): Chain['source'] {
  switch (expression.type) {
    case 'path':
    case 'reference':
      return expression;
    case 'pipe': {
      const source = descend(expression.input, steps);
      expression.calls.forEach((call, index) =>
        steps.push({
          call,
          // the text before this call is the input, but no node of the tree has that span
          input: index === 0 ? expression.input : { ...expression, end: expression.calls[index - 1].end },
          piped: true,
          params: call.args,
        })
      );
      return source;
    }
    case 'call': {
      if (expression.name === SERIES_BY_TAG) {
        return expression;
      }
      const [first, ...others] = expression.args;
      if (!first || first.name !== undefined || !isSeries(first.value)) {
        steps.push({ call: expression, piped: false, params: expression.args });
        return undefined;
      }
      const source = descend(first.value, steps);
      steps.push({ call: expression, input: first.value, piped: false, params: others });
      return source;
    }
    default:
      return undefined;
  }
}
