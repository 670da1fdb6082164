import { parseTagExpression, quotedTagExpression, type TagExpression } from '../tag-expressions';
import { addArgument, setArgument, type Edit } from './edit';
import type { Call } from './tree';

export const TAG_OPERATORS: Array<TagExpression['operator']> = ['=', '!=', '=~', '!=~'];

/** Reads the conditions of a call of `seriesByTag`, in order. Undefined if an argument is not a condition. */
export function tagExpressionsOf(call: Call): TagExpression[] | undefined {
  const found = call.args.map(({ value, name }) =>
    name === undefined && value.type === 'string' ? parseTagExpression(value.value) : undefined
  );
  return found.every((one) => one !== undefined) ? found : undefined;
}

export const addTagExpression = (call: Call, expression: TagExpression): Edit =>
  addArgument(call, quotedTagExpression(expression));

/** Replaces a condition, and keeps its quotes. (`removeArgument` removes one.) */
export function setTagExpression(call: Call, index: number, expression: TagExpression): Edit {
  const { value } = call.args[index];
  return setArgument(call, index, quotedTagExpression(expression, value.type === 'string' ? value.quote : "'"));
}
