// What every user downloads before anything shows must stay small: gzip sizes of the entries, kB.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMITS = { 'dist/module.js': 30, 'dist/datasource/module.js': 120, 'dist/panel/module.js': 60 };

let over = false;
for (const [file, limit] of Object.entries(LIMITS)) {
  const size = gzipSync(readFileSync(file)).length / 1000;
  over ||= size > limit;
  console.log(`${file.padEnd(28)} ${size.toFixed(1).padStart(6)} kB of ${limit} kB`);
}
process.exit(over ? 1 : 0);
