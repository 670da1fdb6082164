import { getTemplateSrv } from '@grafana/runtime';
import type { ComboboxOption } from '@grafana/ui';

import { messageOf } from '../../../core/errors';
import { joinPath } from '../../../core/graphite/check-target';
import { decodeFind, findRequest, type Node } from '../../../core/graphite/find-nodes';
import { decodeFunctions, functionsRequest, type GraphiteFunction } from '../../../core/graphite/functions';
import { interpolateCondition } from '../../../core/graphite/interpolate-target';
import { findText } from '../../../core/graphite/node-text';
import { decodeNames, tagsRequest, tagValuesRequest } from '../../../core/graphite/tag-names';
import type { HunterDataSource } from '../../datasource';
import { partsWith } from '../../interpolation';
import { note } from '../test-options';

/** The methods of the data source that the editor uses. */
export type Source = Pick<HunterDataSource, 'send' | 'interpolate'>;

/** The nodes below a path whose names begin with what was typed. @throws HunterError */
export async function findNodes(source: Source, parents: string[], typed = ''): Promise<string[]> {
  // two stars would look into all levels below
  const query = findText(source.interpolate(joinPath(...parents, typed.endsWith('*') ? typed : `${typed}*`)));
  const nodes = decodeFind(await source.send(findRequest(query)), query);
  return [...new Set(nodes.map(nameOf))].filter((name) => name !== '_tagged').sort();
}

const nameOf = ({ id }: Node) => id.slice(id.lastIndexOf('.') + 1);

/** The tags of series with these conditions. @throws HunterError */
export async function findTags(source: Source, others: string[], typed = ''): Promise<string[]> {
  return decodeNames(await source.send(tagsRequest(conditionsOf(others), typed)), 'the list of tags');
}

/** The values of a tag in series with these conditions. @throws HunterError */
export async function findTagValues(source: Source, tag: string, others: string[], typed = ''): Promise<string[]> {
  return decodeNames(
    await source.send(tagValuesRequest(tag, conditionsOf(others), typed)),
    `the values of the tag "${tag}"`
  );
}

/** Conditions with the values that variables have now. */
const conditionsOf = (others: string[]) => others.flatMap((text) => interpolateCondition(text, partsWith()));

/** Whether a path has nodes below it; true too when that cannot be found out. */
export async function hasChildren(source: Source, path: string): Promise<boolean> {
  try {
    const query = findText(source.interpolate(path));
    return decodeFind(await source.send(findRequest(query)), query).some(({ branch }) => branch);
  } catch {
    return true;
  }
}

/** The server's functions; those that come with the plugin where the server does not list its own. */
export async function loadFunctions({ send }: Source): Promise<GraphiteFunction[]> {
  try {
    return decodeFunctions(await send(functionsRequest()));
  } catch {
    const { functions } = await import('../../../core/graphite/functions.json');
    return functions as GraphiteFunction[];
  }
}

/** The dashboard's variables, as they are written in a target. */
export function variables(): string[] {
  return getTemplateSrv()
    .getVariables()
    .map(({ name }) => `$${name}`);
}

/** A list's options: what was found, or in words why nothing was. `write` gives what is stored of a name. */
export async function optionsOf(
  found: Promise<string[]>,
  first: string[] = [],
  write = (name: string) => name
): Promise<ComboboxOption[]> {
  const options = first.map((value) => ({ value, label: value }));
  try {
    const names = (await found).filter((name) => !first.includes(name));
    return [...options, ...names.map((name) => ({ value: write(name), label: name }))];
  } catch (error) {
    return [...options, note(messageOf(error))];
  }
}
