import { isAlias, isMap, isScalar, isSeq, visit, type Document, type Node, type Scalar, type YAMLMap } from 'yaml';

import { shorten } from '../../escape/shorten';
import { javaText } from './java-text';
import { JavaDouble, JavaInteger } from './java-values';
import { implicitTag, scalarValue, type ScalarTag } from './yaml-scalars';

/** An error for YAML that SnakeYAML would not construct, with its offset in the text. */
export class ConstructError extends Error {
  constructor(
    message: string,
    readonly offset: number
  ) {
    super(message);
  }
}

/** SnakeYAML's limit of aliases to lists and mappings in a document. */
const MAX_ALIASES = 50;
/** SnakeYAML's limit of nesting, in levels. */
const MAX_DEPTH = 50;
/** Our limit of text, in characters, once all aliases are expanded, as they are when a value is printed. */
const MAX_TEXT = 16 * 1024 * 1024;
/** Our limit of a key that is a list or mapping, in characters, once all aliases are expanded. */
const MAX_KEY = 10_000;

const YAML_TAG = 'tag:yaml.org,2002:';
const SCALAR_TAGS: string[] = ['bool', 'int', 'float', 'null', 'timestamp', 'binary', 'str'];

/**
 * Makes values from a document's nodes as SnakeYAML 1.33's class Constructor does, except that Java objects (`!!java…`)
 * are refused. The nodes are those of the `yaml` package. Its own conversion to values differs in the types of scalars,
 * in merging, and in the definition of a duplicate key.
 *
 * @throws ConstructError
 */
export function construct(document: Document, source: string): unknown {
  return new Constructor(document, source).valueOf(document.contents as Node | null, 0);
}

type Entry = [key: unknown, value: unknown];

class Constructor {
  private readonly targets = new Map<Node, Node>();
  private readonly values = new Map<Node, unknown>();
  private readonly sizes = new Map<Node, number>();
  private readonly open = new Set<Node>();

  constructor(
    document: Document,
    private readonly source: string
  ) {
    const anchors = new Map<string, Node>();
    let aliases = 0;
    visit(document, {
      Alias: (_, alias) => {
        const target = anchors.get(alias.source);
        if (!target) {
          throw new ConstructError(
            `the alias *${alias.source} has no anchor &${alias.source} before it`,
            offsetOf(alias)
          );
        }
        if (!isScalar(target) && ++aliases > MAX_ALIASES) {
          throw new ConstructError(`there are more than ${MAX_ALIASES} aliases of lists and mappings`, offsetOf(alias));
        }
        this.targets.set(alias, target);
      },
      Value: (_, node, path) => {
        const flow = path.some((outer) => (isMap(outer) || isSeq(outer)) && outer.flow);
        if (flow && isScalar(node) && node.type === 'PLAIN' && /^:|\?/.test(node.source ?? '')) {
          throw new ConstructError('a ? or a leading : inside {} or [] has to be quoted', offsetOf(node));
        }
        if (node.anchor) {
          anchors.set(node.anchor, node);
        }
      },
    });
  }

  valueOf(node: Node | null, depth: number): unknown {
    if (node === null) {
      return null;
    }
    const target = isAlias(node) ? this.targets.get(node)! : node;
    if (!this.values.has(target)) {
      if (depth > MAX_DEPTH) {
        throw new ConstructError(`the nesting is deeper than ${MAX_DEPTH} levels`, offsetOf(node));
      }
      if (this.open.has(target)) {
        throw new ConstructError('an alias stands inside what it is an alias of', offsetOf(node));
      }
      this.open.add(target);
      this.values.set(target, this.construct(target, depth));
      this.open.delete(target);
    }
    return this.values.get(target);
  }

  private construct(node: Node, depth: number): unknown {
    if (isScalar(node)) {
      return this.scalar(node);
    }
    const tag = shortTag(node);
    if (isSeq<Node>(node) && (tag === undefined || tag === 'seq')) {
      return this.measured(
        node,
        node.items,
        node.items.map((item) => this.valueOf(item, depth + 1))
      );
    }
    if (isSeq<Node>(node) && (tag === 'omap' || tag === 'pairs')) {
      const pairs = node.items.map((item): Entry => {
        if (!isMap(item) || item.items.length !== 1) {
          throw new ConstructError(`!!${tag} is a list of mappings with one key each`, offsetOf(item));
        }
        return this.entries(item as YAMLMap<Node, Node | null>, depth + 1)[0];
      });
      return tag === 'omap' ? new Map(pairs) : pairs;
    }
    if (isMap<Node, Node | null>(node) && (tag === undefined || tag === 'map' || tag === 'set')) {
      const entries = this.entries(node, depth);
      return tag === 'set' ? new Set(entries.map(([key]) => key)) : new Map(entries);
    }
    throw unknownTag(node);
  }

  private scalar(node: Scalar): unknown {
    const tag = tagOf(node);
    if (!SCALAR_TAGS.includes(tag)) {
      throw tag === 'merge' ? new ConstructError('<< stands where no key can', offsetOf(node)) : unknownTag(node);
    }
    const value = scalarValue(tag as ScalarTag, this.textOf(node));
    if (value === undefined) {
      throw new ConstructError(`"${shorten(textOf(node))}" is no ${tag}`, offsetOf(node));
    }
    return value;
  }

  /** Returns the text of a scalar, without the line break that the `yaml` package adds to a block scalar at the end. */
  private textOf(node: Scalar): string {
    const text = textOf(node);
    const atEnd = node.type?.startsWith('BLOCK') && (node.range?.[1] ?? 0) >= this.source.length;
    const lastLine = atEnd ? this.source.slice(this.source.lastIndexOf('\n') + 1) : '';
    return lastLine.trim() !== '' && text.endsWith('\n') ? text.slice(0, -1) : text;
  }

  /** Returns the entries of a mapping. Merged entries (`<<`) are in SnakeYAML's order. */
  private entries(node: YAMLMap<Node, Node | null>, depth: number): Entry[] {
    const own = new Set<string>();
    const places = new Map<string, number>();
    const entries: Entry[] = [];
    const put = ([key, value]: Entry, override: boolean, same = identity(key)) => {
      const place = places.get(same);
      if (place === undefined) {
        places.set(same, entries.push([key, value]) - 1);
      } else if (override) {
        entries[place] = [key, value];
      }
    };
    const parts: Array<Node | null> = [];
    node.items.forEach(({ key, value }) => {
      parts.push(key, value);
      if (isScalar(key) && tagOf(key) === 'merge') {
        this.merged(value, depth).forEach((entry) => put(entry, false));
        return;
      }
      const at = offsetOf(key);
      if (
        isScalar(key) &&
        key.source === '' &&
        this.source[at] === ':' &&
        !/\?\s*$/.test(this.source.slice(Math.max(0, at - 200), at))
      ) {
        throw new ConstructError('a key is missing before the colon', at);
      }
      const name = this.valueOf(key, depth + 1);
      this.checkKey(key);
      const same = identity(name);
      if (own.has(same)) {
        throw new ConstructError(`the key "${shorten(javaText(name))}" is there twice`, offsetOf(key));
      }
      own.add(same);
      put([name, this.valueOf(value, depth + 1)], true, same);
    });
    return this.measured(node, parts, entries);
  }

  /** Refuses long keys: keys are compared as text, and a list of aliases to lists may stand for much of it. */
  private checkKey(key: Node | null): void {
    const target = key && isAlias(key) ? this.targets.get(key)! : key;
    if (target && (this.sizes.get(target) ?? 0) > MAX_KEY) {
      throw new ConstructError(`a key stands for more than ${MAX_KEY} characters`, offsetOf(key ?? undefined));
    }
  }

  /** Returns the entries that `<<` merges: those of a mapping, or of all mappings in a list. */
  private merged(value: Node | null, depth: number): Entry[] {
    const target = value && isAlias(value) ? this.targets.get(value)! : value;
    const sources = isSeq<Node>(target) ? target.items : [target];
    return ([] as Entry[]).concat(
      ...sources.map((source) => {
        const mapping = source && isAlias(source) ? this.targets.get(source)! : source;
        if (!isMap(mapping)) {
          throw new ConstructError('<< takes a mapping or a list of mappings', offsetOf(source ?? value ?? undefined));
        }
        return Array.from(this.valueOf(mapping, depth + 1) as Map<unknown, unknown>);
      })
    );
  }

  /**
   * Records the length of a collection's text once its aliases are expanded.
   *
   * @throws ConstructError if it is too long
   */
  private measured<T>(node: Node, parts: Array<Node | null>, result: T): T {
    const size = parts.reduce((sum, part) => {
      const target = part && isAlias(part) ? this.targets.get(part)! : part;
      return sum + (isScalar(target) ? textOf(target).length + 1 : ((target && this.sizes.get(target)) ?? 1));
    }, 1);
    if (size > MAX_TEXT) {
      throw new ConstructError('its aliases stand for more than 16 MiB of text', offsetOf(node));
    }
    this.sizes.set(node, size);
    return result;
  }
}

const offsetOf = (node: Node | undefined): number => node?.range?.[0] ?? 0;
const textOf = (node: Scalar): string => String(node.value ?? '');

/** Returns the tag of a scalar. An explicit `!` means the implicit tag, even for a quoted text. */
function tagOf(node: Scalar): string {
  if (node.tag === undefined || node.tag === '!') {
    return node.tag === '!' || node.type === 'PLAIN' ? implicitTag(textOf(node)) : 'str';
  }
  return shortTag(node) ?? 'str';
}

function shortTag(node: Node & { tag?: string }): string | undefined {
  const { tag } = node;
  return tag === undefined || tag === '!' ? undefined : tag.startsWith(YAML_TAG) ? tag.slice(YAML_TAG.length) : tag;
}

function unknownTag(node: Node & { tag?: string }): ConstructError {
  return new ConstructError(
    `the tag ${node.tag} cannot stand here, or is a Java object's, which is never made`,
    offsetOf(node)
  );
}

/** Returns a text that is the same for two keys if Java's `equals` is true for them: same type and same content. */
function identity(key: unknown): string {
  if (Array.isArray(key) || key instanceof Set) {
    return `[${Array.from(key, identity).join()}]`;
  }
  if (key instanceof Map) {
    return `{${Array.from(key, ([one, value]) => `${identity(one)}=${identity(value)}`).join()}}`;
  }
  if (typeof key === 'string') {
    return JSON.stringify(key);
  }
  const type =
    key instanceof JavaDouble ? 'double' : key instanceof JavaInteger ? 'int' : key instanceof Date ? 'date' : '';
  return `${type} ${key instanceof Date ? key.getTime() : javaText(key)}`;
}
