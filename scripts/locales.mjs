// Texts that can be translated: a file for each plugin and language, where Grafana looks for them (src/locales,
// src/panel/locales). `npm run locales` takes the keys from the sources: en-US gets the texts that stand there, other
// languages keep what they have and get an empty text for what is new. With --check nothing is written; what is not as
// it would be, not translated, has other {{values}}, or another text in another plugin is an error.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { format, resolveConfig } from 'prettier';

import { fileOf, flatten, keysOf, nest, PLUGINS } from './locales/keys.mjs';

const check = process.argv.includes('--check');
const problems = [];
/** Texts seen so far, by language and key, with the file they are in: what plugins share must read the same in all. */
const seen = new Map();

const valuesIn = (text) => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort().join(' ');

/**
 * Returns the texts of a language by key: the stored translations, empty where there is none. Texts of en-US are those
 * of the source, except that stored singular forms (`_one`) are kept.
 */
function textsOf(keys, known, language) {
  return Object.fromEntries(
    Object.entries(keys).map(([key, text]) => {
      const kept = (language !== 'en-US' || key.endsWith('_one')) && known[key];
      return [key, kept || (language === 'en-US' ? text : '')];
    })
  );
}

for (const plugin of PLUGINS) {
  const keys = await keysOf(plugin.entry);
  for (const language of plugin.languages) {
    const file = fileOf(plugin, language);
    const before = existsSync(file) ? readFileSync(file, 'utf8') : '{}';
    const texts = textsOf(keys, flatten(JSON.parse(before)), language);
    const after = await format(JSON.stringify(nest(texts)), { ...(await resolveConfig(file)), parser: 'json' });
    for (const [key, text] of Object.entries(texts)) {
      const other = seen.get(`${language} ${key}`);
      if (other && other.text !== text) {
        problems.push(`${file}: "${key}" differs from that in ${other.file}: ${text}`);
      }
      seen.set(`${language} ${key}`, { file, text });
      if (text === '') {
        problems.push(`${file}: "${key}" is not translated: ${keys[key]}`);
        // "one day" needs no {{count}}
      } else if (valuesIn(text) !== valuesIn(keys[key]) && !key.endsWith('_one')) {
        problems.push(`${file}: "${key}" needs ${valuesIn(keys[key]) || 'no values'}: ${text}`);
      }
    }
    if (check && before !== after) {
      problems.push(`${file} is not what the sources need: run "npm run locales".`);
    } else if (!check) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, after);
      console.log(`${file}: ${Object.keys(texts).length} texts`);
    }
  }
}

problems.forEach((problem) => console.error(problem));
process.exitCode = problems.length > 0 ? 1 : 0;
