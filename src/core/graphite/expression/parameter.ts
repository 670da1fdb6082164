import type { GraphiteFunction, GraphiteParam, ParamValue } from '../functions';
import type { Step } from './chain';
import { addArgument, removeArgument, replace, type Edit } from './edit';
import { quoted } from './quote';
import { slice, type Argument, type Expression } from './tree';

/** A parameter of a function, and its argument if it is set. */
export interface Slot {
  param: GraphiteParam;
  /** Index in the call's arguments. Undefined if the parameter is not set. */
  index?: number;
  argument?: Argument;
}

/** Lists the parameters of a function except its input, both set and unset ones, in the order of the editor. */
export function slotsOf(step: Step, info?: GraphiteFunction): Slot[] {
  const { call, input, piped } = step;
  const args = call.args.map((argument, index) => ({ argument, index })).slice(input && !piped ? 1 : 0);
  const positional = args.filter(({ argument }) => argument.name === undefined);
  const named = new Map(args.flatMap((one) => (one.argument.name === undefined ? [] : [[one.argument.name, one]])));
  const slots: Slot[] = [];
  for (const param of paramsOf(step, info)) {
    const own = named.get(param.name);
    named.delete(param.name);
    if (own) {
      slots.push({ param, ...own });
      continue;
    }
    slots.push({ param, ...positional.shift() });
    while (param.multiple && slots[slots.length - 1].argument) {
      slots.push({ param: { ...param, required: false }, ...positional.shift() });
    }
  }
  const unknown = [...positional, ...named.values()].map(({ argument, index }) => ({
    param: { name: argument.name ?? `argument ${index + 1}`, type: 'any' },
    argument,
    index,
  }));
  return [...slots, ...unknown];
}

/** Returns the declared parameters of a function, without that of its input unless it takes several inputs. */
function paramsOf({ input }: Step, info?: GraphiteFunction): GraphiteParam[] {
  const params = info?.params ?? [];
  return !input || params.length === 0 || params[0].multiple ? params : params.slice(1);
}

/** Returns the value of a parameter for display: the text of the expression, or a string without its quotes. */
export function shownValue(text: string, value?: Expression): string {
  return !value ? '' : value.type === 'string' ? value.value : slice(text, value);
}

/** Sets a parameter of a function to the typed text. An empty text removes the argument if it is optional. */
export function setParameter({ call }: Step, slots: Slot[], slot: Slot, typed: string): Edit {
  const { param, index, argument } = slot;
  const value = typed.trim() === '' && argument?.value.type !== 'string' ? '' : typed;
  if (index !== undefined && argument) {
    if (value !== '') {
      return replace(argument.value, formatValue(param, value, argument.value));
    }
    const isLast = call.args.slice(index + 1).every(({ name }) => name !== undefined);
    if (!param.required && (argument.name !== undefined || isLast)) {
      return removeArgument(call, index);
    }
    const empty = param.default === undefined ? emptyValue(param) : formatDefault(param, param.default);
    return empty === undefined ? [] : replace(argument.value, empty);
  }
  if (value === '') {
    return [];
  }
  const text = formatValue(param, value);
  const isNext = slots.slice(0, slots.indexOf(slot)).every((one) => one.argument && one.argument.name === undefined);
  return isNext && call.args.every(({ name }) => name === undefined)
    ? addArgument(call, text)
    : addArgument(call, `${param.name}=${text}`);
}

/**
 * Returns initial arguments for the required parameters of a new function, as text of the expression. The values leave
 * the series unchanged, or keep at least some of them, so that the graph is not empty before the user has set them.
 */
export function requiredArguments({ name, params }: GraphiteFunction): string[] {
  const rest = params[0] && isSeriesType(params[0].type) ? params.slice(1) : params;
  return rest
    .filter(({ required }) => required)
    .map((param) => {
      const value =
        param.default ?? param.options?.[0] ?? param.suggestions?.[0] ?? startOf(name, param) ?? USUAL[param.type];
      return value === undefined ? (emptyValue(param) ?? '0') : formatDefault(param, value);
    });
}

/** Initial number of a function's parameters, where the usual 0 would make all values 0 or 1, or draw nothing. */
const STARTS: Record<string, ParamValue> = {
  scale: 1,
  pow: 1,
  alpha: 1,
  lineWidth: 1,
  scaleToSeconds: 1,
  stdev: 10,
  removeBelowPercentile: 5,
};

function startOf(name: string, param: GraphiteParam): ParamValue | undefined {
  if (STARTS[name] !== undefined && NUMBERS.includes(param.type)) {
    return STARTS[name];
  }
  // `n` is a number of series to keep, or a percentile
  return param.type === 'integer' && param.name === 'n'
    ? 10
    : /percentile/i.test(name) && param.name === 'n'
      ? 95
      : undefined;
}

export const isSeriesType = (type: string) => type.startsWith('series');

const NUMBERS = ['integer', 'float', 'intOrInf', 'node', 'intOrInterval', 'nodeOrTag', 'any'];
const USUAL: Record<string, ParamValue> = {
  interval: '1d',
  intOrInterval: '7',
  node: '0',
  nodeOrTag: '0',
  boolean: true,
};
const AS_NUMBER = /^[-+]?(?:\d+(?:\.\d*)?(?:e[-+]?\d+)?|inf)$/i;
const AS_LITERAL = /^(?:true|false|none)$/i;
const VARIABLE = /^(?:\$\w+|\$\{[^{}]*\}|\[\[[^[\]]*\]\])$/;

/**
 * Writes a typed value as text of the expression: in quotes unless it is a number, a literal or a series.
 *
 * @param old the value to replace: a string stays a string if the parameter takes both
 */
function formatValue({ type }: GraphiteParam, typed: string, old?: Expression): string {
  const isExpression = old !== undefined && old.type !== 'string' && !isLiteral(old);
  if (isSeriesType(type) || isExpression) {
    return typed;
  }
  if (old?.type === 'string') {
    return staysUnquoted(type, typed) ? typed : quoted(typed, old.quote);
  }
  const isPlain = NUMBERS.includes(type) && (AS_NUMBER.test(typed) || isLiteralText(typed));
  return isPlain || staysUnquoted(type, typed) ? typed : quoted(typed, "'");
}

/** True for a value that needs no quotes even in place of a string. */
function staysUnquoted(type: string, typed: string): boolean {
  return type === 'boolean' ? isLiteralText(typed) : NUMBERS.includes(type) && type !== 'any' && AS_NUMBER.test(typed);
}

const isLiteralText = (typed: string) => AS_LITERAL.test(typed) || VARIABLE.test(typed);

const isLiteral = ({ type }: Expression) => type === 'number' || type === 'boolean' || type === 'none';
const formatDefault = (param: GraphiteParam, value: ParamValue) =>
  formatValue(param, value === Infinity ? 'inf' : String(value));

function emptyValue({ type }: GraphiteParam): string | undefined {
  if (isSeriesType(type)) {
    return '#A';
  }
  return NUMBERS.includes(type) ? undefined : "''";
}
