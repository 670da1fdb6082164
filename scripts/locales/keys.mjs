// The keys of texts that a plugin can show, by reading its sources.
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Those with texts of their own. */
export const PLUGINS = ['src', 'src/datasource', 'src/panel'].map((folder) => {
  const { id, languages } = JSON.parse(readFileSync(join(folder, 'plugin.json'), 'utf8'));
  const entry = folder === 'src' ? 'src/module.tsx' : `${folder}/module.ts`;
  return { id, folder, languages, entry };
});

export const fileOf = ({ folder, id }, language) => join(folder, 'locales', language, `${id}.json`);

/** Key → text of all sources that a module is made of, lazy parts too; with `count`, a key for one and for others. */
export async function keysOf(entry) {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    outdir: 'build/locales',
    packages: 'external',
    loader: { '.svg': 'dataurl' },
    logLevel: 'error',
  });
  const all = {};
  for (const file of Object.keys(metafile.inputs).filter((name) => /\.tsx?$/.test(name))) {
    for (const [key, text] of keysOfSource(file, readFileSync(file, 'utf8'))) {
      if (key in all && all[key] !== text) {
        throw new Error(`${file}: the key "${key}" has two texts, "${all[key]}" and "${text}".`);
      }
      all[key] = text;
    }
  }
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** They hand on what others say. */
const MIDDLEMEN = ['src/shared/say.ts', 'src/shared/translate.ts'];

/**
 * Keys with their texts of the calls `t('key', 'text', {…})` and `say('key', 'text' or { one, other }, {…})`. With
 * `count` there is a key for one and a key for others.
 *
 * @throws where key or text is not written out
 */
export function keysOfSource(file, source) {
  if (MIDDLEMEN.some((middleman) => file.endsWith(middleman))) {
    return [];
  }
  const found = [];
  // in a .ts file, `<T>(…) =>` is a function; as .tsx, it would hide all that follows it
  const kind = file.endsWith('.tsx') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, kind);
  const visit = (node) => {
    if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && ['t', 'say'].includes(node.expression.text)) {
      const [key, text, values] = node.arguments;
      const texts = text && textsIn(text, hasCount(values));
      if (!key || !texts || !ts.isStringLiteralLike(key)) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        throw new Error(`${file}:${line + 1}: ${node.expression.text}() needs a key and a text that are written out.`);
      }
      found.push(...texts.map(([form, one]) => [`${key.text}${form}`, one]));
    }
    if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && node.tagName.getText() === 'Trans') {
      throw new Error(`${file}: <Trans> is not read by this script; use t(), or teach it.`);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

const hasCount = (values) =>
  Boolean(
    values && ts.isObjectLiteralExpression(values) && values.properties.some(({ name }) => name?.getText() === 'count')
  );

/** Endings of the key, with their texts. */
function textsIn(text, counted) {
  if (ts.isStringLiteralLike(text)) {
    return (counted ? ['_one', '_other'] : ['']).map((form) => [form, text.text]);
  }
  const forms = ts.isObjectLiteralExpression(text) ? text.properties : [];
  const texts = forms
    .filter(({ initializer }) => initializer && ts.isStringLiteralLike(initializer))
    .map(({ name, initializer }) => [`_${name.getText()}`, initializer.text]);
  return texts.length === 2 ? texts : undefined;
}

/** `{'a.b': 'x'}` → `{a: {b: 'x'}}`, as i18next keeps texts. */
export function nest(texts) {
  const root = {};
  for (const [key, text] of Object.entries(texts)) {
    const path = key.split('.');
    const last = path.pop();
    let node = root;
    for (const part of path) {
      node = node[part] ??= {};
      if (typeof node === 'string') {
        throw new Error(`The key "${key}" lies within another key.`);
      }
    }
    node[last] = text;
  }
  return root;
}

export function flatten(node, path = []) {
  return Object.entries(node).reduce(
    (all, [name, value]) => ({
      ...all,
      ...(typeof value === 'string' ? { [[...path, name].join('.')]: value } : flatten(value, [...path, name])),
    }),
    {}
  );
}
