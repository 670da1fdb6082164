// Checks the bundles: the entries, which every user downloads first, and the worker of the Regressions page must stay small
// (gzip size, kB), and find their lazy parts.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = {
  'dist/module.js': 30,
  'dist/datasource/module.js': 100,
  'dist/panel/module.js': 54,
  'dist/refresh-worker.js': 80,
};

let over = false;
for (const [file, limit] of Object.entries(LIMITS)) {
  const size = gzipSync(readFileSync(file)).length / 1000;
  over ||= size > limit;
  console.log(`${file.padEnd(28)} ${size.toFixed(1).padStart(6)} kB of ${limit} kB`);
}

// Lazy parts are in the app's folder (src/nested-public-path.ts); a nested plugin that looks beside its own module gets
// a 404 in Grafana, and nowhere else.
const MENDED = 'hunter-changepoints-(datasource|panel)';
const lost = ['dist/datasource/module.js', 'dist/panel/module.js'].filter(
  (file) => !readFileSync(file, 'utf8').includes(MENDED)
);
lost.forEach((file) => console.error(`${file} must import src/nested-public-path.ts before anything else.`));

// A worker has nothing of Grafana to import.
const outside = [...readFileSync('dist/refresh-worker.js', 'utf8').matchAll(/"(@grafana\/\w+|react|rxjs)"/g)];
outside.forEach(([, name]) =>
  console.error(`dist/refresh-worker.js must not import ${name}, which a worker cannot have.`)
);

// The plugin's page, in Grafana and in the catalogue, shows these two; a relative link leads nowhere there.
const relative = ['README.md', 'CHANGELOG.md'].flatMap((file) =>
  [...readFileSync(`dist/${file}`, 'utf8').matchAll(/\]\((?!https:\/\/|#)([^)]+)\)/g)].map(
    ([, link]) => `${file}: ${link}`
  )
);
relative.forEach((link) => console.error(`${link} must be an absolute link, which begins with https://.`));
process.exit(over || lost.length > 0 || outside.length > 0 || relative.length > 0 ? 1 : 0);
