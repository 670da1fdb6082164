import { readFileSync } from 'fs';
import { join } from 'path';

import { DefinitionError } from './error';
import { expandDefinition, parseDefaults } from './expand';
import { javaText } from './java-text';
import { JavaDouble, JavaInteger } from './java-values';
import { parseJsonParams } from './params';
import { parseExpanded } from './resolve';
import { splitDefinition } from './split';

interface Case {
  name: string;
  definition: string;
  params: Record<string, unknown>;
  fallout: {
    defaultsText?: string | null;
    template?: string;
    defaults?: unknown;
    expanded?: string;
    parsed?: unknown;
    splitError?: string;
    defaultsError?: string;
    expandError?: string;
    parseError?: string;
  };
}

// VECTORS names another file of the same form, such as one with texts that may not be part of this repository.
const file = process.env.VECTORS ?? join(process.cwd(), 'testdata', 'fallout-definitions.json');
const cases: Case[] = JSON.parse(readFileSync(file, 'utf8')).cases;

/** A value as the vectors write it: what JSON lacks is `§<Java class> <text>`. */
function asVector(value: unknown): unknown {
  if (value instanceof JavaInteger) {
    const big = BigInt(value.digits);
    return BigInt.asIntN(64, big) === big ? Number(big) : `§BigInteger ${big}`;
  }
  if (value instanceof JavaDouble) {
    return `§Double ${javaText(value)}`;
  }
  if (value instanceof Date) {
    return `§Date ${javaText(value)}`;
  }
  if (Array.isArray(value)) {
    return value.map(asVector);
  }
  if (value instanceof Map) {
    return Object.fromEntries([...value].map(([key, one]) => [vectorKey(key), asVector(one)]));
  }
  return value;
}

function vectorKey(key: unknown): string {
  const classOf = (value: unknown) =>
    value instanceof Map
      ? 'LinkedHashMap'
      : value instanceof JavaInteger
        ? 'Integer'
        : value instanceof JavaDouble
          ? 'Double'
          : 'Boolean';
  return typeof key === 'string' ? key : `${javaText(key)}§${classOf(key)}`;
}

// Java objects are never made: such definitions are refused, whatever Fallout makes of them.
const REFUSED = ['tag_java'];

describe('what Fallout makes of definitions', () => {
  it.each(cases.map((one): [string, Case] => [one.name, one]))('%s', (name, { definition, params, fallout }) => {
    if (fallout.splitError !== undefined) {
      expect(() => splitDefinition(definition)).toThrow(DefinitionError);
      return;
    }
    const { defaultsText, template } = splitDefinition(definition);
    expect(defaultsText).toBe(fallout.defaultsText);
    expect(template).toBe(fallout.template);
    if (REFUSED.includes(name)) {
      expect(() => parseDefaults(defaultsText)).toThrow(DefinitionError);
      return;
    }
    if (fallout.defaultsError !== undefined) {
      expect(() => parseDefaults(defaultsText)).toThrow(DefinitionError);
    } else if (fallout.defaults !== '(JVM object)') {
      expect(asVector(parseDefaults(defaultsText))).toEqual(fallout.defaults);
    }
    const expand = () => expandDefinition(definition, parseJsonParams(JSON.stringify(params))).expanded;
    if (fallout.expandError !== undefined) {
      expect(expand).toThrow(DefinitionError);
      return;
    }
    expect(expand()).toBe(fallout.expanded);
    if (fallout.parseError !== undefined) {
      expect(() => parseExpanded(expand())).toThrow(DefinitionError);
    } else if (fallout.parsed !== '(JVM object)') {
      expect(asVector(parseExpanded(expand()))).toEqual(fallout.parsed);
    }
  });

  it('covers all kinds of outcome', () => {
    const having = (key: keyof Case['fallout']) => cases.filter(({ fallout }) => fallout[key] !== undefined).length;
    expect(having('parsed')).toBeGreaterThan(20);
    expect(having('expandError')).toBeGreaterThan(0);
  });
});
