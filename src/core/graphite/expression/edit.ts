import type { Chain, Step } from './chain';
import { slice, type Call, type Path, type Span, type Target } from './tree';

/** Replaces a piece of a text. */
export interface Splice extends Span {
  text: string;
}

/** A change of a target's text: splices that do not overlap, in order. The rest of the text is not changed. */
export type Edit = Splice[];

export function applyEdit(text: string, edit: Edit): string {
  let result = '';
  let at = 0;
  for (const splice of edit) {
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

const insert = (at: number, text: string): Splice => ({ start: at, end: at, text });
const cut = (start: number, end: number): Splice => ({ start, end, text: '' });

export const replace = ({ start, end }: Span, text: string): Edit => [{ start, end, text }];

export const replaceSegment = (path: Path, index: number, text: string): Edit => replace(path.segments[index], text);

/** Adds a node at the end of a path. */
export const appendSegment = (path: Path, text: string): Edit => {
  const { end } = path.segments[path.segments.length - 1];
  return [insert(end, `.${text}`)];
};

/** Removes all nodes behind one. */
export const cutAfter = (path: Path, index: number): Edit => [
  cut(path.segments[index].end, path.segments[path.segments.length - 1].end),
];

/** Replaces the value of an argument, or adds an argument at the end if there is none at this index. */
export function setArgument(call: Call, index: number, text: string): Edit {
  return index < call.args.length ? replace(call.args[index].value, text) : addArgument(call, text);
}

export function addArgument(call: Call, text: string): Edit {
  const last = call.args[call.args.length - 1];
  return [insert(last ? last.end : call.open, last ? `, ${text}` : text)];
}

export function removeArgument(call: Call, index: number): Edit {
  const { args } = call;
  const { start, end } = args[index];
  if (index > 0) {
    return [cut(args[index - 1].end, end)];
  }
  return [args.length > 1 ? cut(start, args[1].start) : cut(start, end)];
}

/** Wraps a target in a function, or appends the function if the target is a pipe. */
export function addFunction({ root }: Target, name: string, args: string[]): Edit {
  if (!root) {
    return [insert(0, `${name}(${args.join(', ')})`)];
  }
  if (root.type === 'pipe') {
    return [insert(root.end, `|${name}(${args.join(', ')})`)];
  }
  return [insert(root.start, `${name}(`), insert(root.end, `${['', ...args].join(', ')})`)];
}

/** Removes a function and keeps its input. */
export function removeFunction({ call, input, piped }: Step): Edit {
  if (!input) {
    return [cut(call.start, call.end)];
  }
  return piped ? [cut(input.end, call.end)] : [cut(call.start, input.start), cut(input.end, call.end)];
}

/** Moves a function one step earlier (to the left) or later in the chain. Undefined if it cannot be moved. */
export function moveFunction(text: string, { steps }: Chain, index: number, to: 'left' | 'right'): Edit | undefined {
  const inner = steps[to === 'left' ? index - 1 : index];
  const outer = steps[to === 'left' ? index : index + 1];
  if (!inner?.input || !outer) {
    return undefined;
  }
  const part = (start: number, end: number) => text.slice(start, end);
  if (inner.piped && outer.piped) {
    return [...replace(inner.call, slice(text, outer.call)), ...replace(outer.call, slice(text, inner.call))];
  }
  const { input } = inner;
  if (!inner.piped && !outer.piped) {
    // g(f( x , a), b): the text before and behind x changes places
    const before = part(inner.call.start, input.start) + part(outer.call.start, outer.input!.start);
    const behind = part(outer.input!.end, outer.call.end) + part(input.end, inner.call.end);
    return [
      { start: outer.call.start, end: input.start, text: before },
      { start: input.end, end: outer.call.end, text: behind },
    ];
  }
  // f(x, a)|g(b) or g(x|f(a), b): each takes the other's form
  const args = ({ call, params }: Step) => (params.length > 0 ? part(params[0].start, call.close).trimEnd() : '');
  const nested = (step: Step) => [`${step.call.name}(`, `${args(step) && `, ${args(step)}`})`];
  const pipe = (step: Step) => `${step.call.name}(${args(step)})`;
  if (outer.piped) {
    const [open, close] = nested(outer);
    return [
      { start: inner.call.start, end: input.start, text: open },
      { start: input.end, end: inner.call.end, text: close },
      ...replace(outer.call, pipe(inner)),
    ];
  }
  const [open, close] = nested(inner);
  return [
    { start: outer.call.start, end: outer.input!.start, text: open },
    ...replace(inner.call, pipe(outer)),
    { start: outer.input!.end, end: outer.call.end, text: close },
  ];
}
