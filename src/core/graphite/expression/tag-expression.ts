import { quoted } from './quote';
import { addArgument, setArgument, type Edit } from './edit';
import type { Call } from './tree';

/** One condition of `seriesByTag`. */
export interface TagExpression {
  tag: string;
  operator: TagOperator;
  value: string;
}

export type TagOperator = '=' | '!=' | '=~' | '!=~';

export const TAG_OPERATORS: TagOperator[] = ['=', '!=', '=~', '!=~'];

export function parseTagExpression(text: string): TagExpression | undefined {
  const [whole, tag, operator, value] = /^([^=!~]+)(!=~|=~|!=|=)([^]*)$/.exec(text) ?? [];
  return whole === undefined ? undefined : { tag, operator: operator as TagOperator, value };
}

export const printTagExpression = ({ tag, operator, value }: TagExpression) => tag + operator + value;

/** The conditions of a call, in its arguments' order; `undefined` when one of them is not such a text. */
export function tagExpressionsOf(call: Call): TagExpression[] | undefined {
  const found = call.args.map(({ value, name }) =>
    name === undefined && value.type === 'string' ? parseTagExpression(value.value) : undefined
  );
  return found.every((one) => one !== undefined) ? found : undefined;
}

export const addTagExpression = (call: Call, expression: TagExpression): Edit =>
  addArgument(call, quoted(printTagExpression(expression)));

/** Replaces a condition, in the quotes it had. (`removeArgument` removes one.) */
export function setTagExpression(call: Call, index: number, expression: TagExpression): Edit {
  const { value } = call.args[index];
  return setArgument(call, index, quoted(printTagExpression(expression), value.type === 'string' ? value.quote : "'"));
}
