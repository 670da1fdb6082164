import { existsSync, readFileSync } from 'fs';
import { globSync } from 'glob';
import { dirname, join } from 'path';

const files = globSync('**/*.md', {
  dot: true,
  ignore: ['node_modules/**', 'dist/**', 'build/**', '.cache/**', '.changeset/**'],
}).sort();

/** Paths in backticks that begin with a folder of ours, and links to files. */
function pathsIn(file: string): string[] {
  const text = readFileSync(file, 'utf8').replace(/```[\s\S]*?```/g, '');
  const quoted = [...text.matchAll(/`((?:src|pkg|scripts|docs|bench|testdata|integration)\/[\w./-]+)`/g)].map(
    ([, path]) => path
  );
  const linked = [...text.matchAll(/\]\((?!\w+:|#|<)([^)#\s]+)(?:#[^)]*)?\)/g)].map(([, path]) =>
    join(dirname(file), path)
  );
  // pages that are shown elsewhere, too, need links with our own address
  const absolute = [...text.matchAll(OWN_ADDRESS)].map(([, path]) => path);
  return [...quoted, ...linked, ...absolute];
}

const OWN_ADDRESS =
  /https:\/\/(?:github\.com\/hunter-for-grafana\/hunter\/(?:blob|tree)|raw\.githubusercontent\.com\/hunter-for-grafana\/hunter)\/main\/([^)#\s`]+)/g;

it.each(files.filter((file) => pathsIn(file).length > 0))('%s names only files that there are', (file) => {
  expect(pathsIn(file).filter((path) => !existsSync(path))).toEqual([]);
});
