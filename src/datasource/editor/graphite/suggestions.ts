import { completionAt, type Completion } from '../../../core/graphite/expression/complete';
import type { GraphiteFunction, GraphiteParam } from '../../../core/graphite/functions';
import { nodeText } from '../../../core/graphite/node-text';
import { findNodes, findTags, findTagValues, variables, type Source } from './lookups';

/** One entry of the list that Monaco shows. */
export interface Suggestion {
  label: string;
  kind: 'function' | 'node' | 'tag' | 'value' | 'variable' | 'reference';
  /** Written instead of the label. */
  insert?: string;
  /** A short text beside the label. */
  detail?: string;
  documentation?: string;
}

export interface Suggestions {
  /** Index in the line where the replaced text begins. */
  start: number;
  list: Suggestion[];
}

/** Suggests texts for a place in a line. Lists that the server does not have are left out. */
export async function suggest(
  source: Source,
  functions: GraphiteFunction[],
  references: string[],
  line: string,
  offset: number
): Promise<Suggestions | undefined> {
  const place = completionAt(line, offset);
  if (!place) {
    return undefined;
  }
  const found = (await lookUp(source, place).catch(() => [])).map((label): Suggestion => ({
    label,
    kind: KINDS[place.kind],
    ...(place.kind === 'node' && nodeText(label) !== label && { insert: nodeText(label) }),
  }));
  const named = variables().map((label): Suggestion => ({ label, kind: 'variable' }));
  const first: Suggestion[] =
    place.kind === 'node' && place.first
      ? [
          ...references.map((refId): Suggestion => ({
            label: `#${refId}`,
            kind: 'reference',
            detail: `series of query ${refId}`,
          })),
          ...functions.map(functionSuggestion),
        ]
      : [];
  return { start: place.start, list: [...found, ...named, ...first] };
}

const KINDS = { node: 'node', tag: 'tag', tagValue: 'value' } as const;

function lookUp(source: Source, place: Completion): Promise<string[]> {
  switch (place.kind) {
    case 'tag':
      return findTags(source, place.others, place.typed);
    case 'tagValue':
      return findTagValues(source, place.tag, place.others, place.typed);
    case 'node':
      return findNodes(source, place.parents, place.typed);
  }
}

function functionSuggestion({ name, params, description }: GraphiteFunction): Suggestion {
  return {
    label: name,
    kind: 'function',
    insert: `${name}(`,
    detail: `(${params.map(signature).join(', ')})`,
    documentation: description,
  };
}

const signature = ({ name, required, multiple }: GraphiteParam) =>
  `${multiple ? '…' : ''}${name}${required ? '' : '?'}`;
