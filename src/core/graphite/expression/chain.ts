import { SERIES_BY_TAG } from '../tag-expressions';
import { isSeries, type Argument, type Call, type Expression, type Path, type Reference, type Target } from './tree';

/** One function of a chain. */
export interface Step {
  call: Call;
  /** The series that the function is applied to: its first argument, or what is piped into it. None: it makes its own. */
  input?: Expression;
  piped: boolean;
  /** The arguments beside the input. */
  params: Argument[];
}

/** A target as a line: where the series come from, and the functions applied to them, innermost first. */
export interface Chain {
  source?: Path | Reference | Call;
  steps: Step[];
}

/**
 * The chain that a target is. Series beside the first argument (`divideSeries(a, b)`) count as parameters. `undefined`
 * when the text has a problem; then it can only be shown as text.
 */
export function chainOf({ root, problems }: Target): Chain | undefined {
  if (problems.length > 0) {
    return undefined;
  }
  const steps: Step[] = [];
  const source = root && descend(root, steps);
  return { source, steps };
}

/** Adds the steps of an expression, innermost first, and gives its source. */
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
          // what stands before this call is no node of the tree, but its text is
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
