import { nearest } from '../nearest-word';
import type { Problem, Settings, TestSettings } from './schema';

/** Puts the templates of a test below its own settings. Maps are joined key by key; everything else is replaced. */
export function inherited(test: TestSettings, templates: Record<string, TestSettings> = {}): TestSettings {
  const parents = listOf(test.inherit).map((name) => inherited(templates[name] ?? {}, templates));
  const { inherit: _, ...own } = test;
  return [...parents, own].reduce((all, one) => merge(all, one) as TestSettings, {});
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function merge(below: unknown, above: unknown): unknown {
  if (!isMap(below) || !isMap(above)) {
    return above ?? below;
  }
  return Object.fromEntries(
    [...new Set([...Object.keys(below), ...Object.keys(above)])].map((key) => [key, merge(below[key], above[key])])
  );
}

export const listOf = (one: string | string[] | undefined): string[] => (one === undefined ? [] : [one].flat());

/** Finds templates that are not there, and those that inherit themselves. */
export function checkTemplates({ templates = {}, tests = {} }: Settings): Problem[] {
  const places = [
    ...Object.entries(templates ?? {}).map(([name, one]) => ({ path: ['templates', name], one })),
    ...Object.entries(tests ?? {}).map(([name, one]) => ({ path: ['tests', name], one })),
  ];
  const known = Object.keys(templates ?? {});
  return places.flatMap(({ path, one }) =>
    listOf(one.inherit).flatMap((name): Problem[] => {
      if (!known.includes(name)) {
        const meant = nearest(name, known);
        const there = known.length > 0 ? `there are ${known.join(', ')}` : 'there are no templates';
        return [
          {
            path: [...path, 'inherit'],
            message: `names no template "${name}": ${meant ? `"${meant}" is one` : there}`,
          },
        ];
      }
      const isCircle = path[0] === 'templates' && ancestors(name, templates ?? {}).has(path[1]);
      return isCircle ? [{ path: [...path, 'inherit'], message: 'leads back to this template' }] : [];
    })
  );
}

/** The templates that a template is made of, itself included. */
function ancestors(name: string, templates: Record<string, TestSettings>, seen = new Set<string>()): Set<string> {
  if (!seen.has(name)) {
    seen.add(name);
    listOf(templates[name]?.inherit).forEach((parent) => ancestors(parent, templates, seen));
  }
  return seen;
}
