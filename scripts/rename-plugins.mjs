// Gives the plugins other IDs: `node scripts/rename-plugins.mjs acme-hunter` makes them acme-hunter-app,
// acme-hunter-datasource and acme-hunter-panel, in all files of this repository and in their names. Grafana's catalogue
// wants the publisher's organisation first. The ID in src/plugin.json says what they are called so far.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';

const FORM = /^[a-z0-9]+(-[a-z0-9]+)+$/;
const [prefix] = process.argv.slice(2);
if (!FORM.test(prefix ?? '')) {
  console.error('Usage: node scripts/rename-plugins.mjs <organisation>-<name>, in small letters and digits.');
  process.exit(1);
}
const before = JSON.parse(readFileSync('src/plugin.json', 'utf8')).id.replace(/-app$/, '');
const underscores = (name) => name.replaceAll('-', '_');
// the backend's executable has underscores
const renamed = (text) => text.replaceAll(before, prefix).replaceAll(underscores(before), underscores(prefix));

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
  maxBuffer: 1 << 26,
});
let changed = 0;
for (const file of files.split('\0').filter((name) => name !== '' && existsSync(name))) {
  // latin1 keeps every byte, of pictures too
  const text = readFileSync(file, 'latin1');
  const next = renamed(text);
  if (next !== text) {
    writeFileSync(file, next, 'latin1');
  }
  if (renamed(file) !== file) {
    renameSync(file, renamed(file));
  }
  changed += next !== text || renamed(file) !== file ? 1 : 0;
}
console.log(
  `${before} is ${prefix} now, in ${changed} files. Run npm test, which also checks that no name was missed.`
);
