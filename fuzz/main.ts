// One target for a while, by scripts/fuzz.mjs: prints what came of it as JSON.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { corpusOf } from './corpus';
import { fuzz } from './fuzz';
import { TARGETS } from './targets';

const [name, minutes, input] = process.argv.slice(2);
if (!name) {
  process.stdout.write(`${JSON.stringify(TARGETS.map((one) => one.name))}\n`);
} else {
  const target = TARGETS.find((one) => one.name === name)!;
  if (input) {
    target.run(readFileSync(input, 'utf8'));
    process.stdout.write('It keeps its laws.\n');
  } else {
    const seed = Date.now() >>> 0;
    const until = performance.now() + Number(minutes) * 60_000;
    const outcome = fuzz(target, corpusOf(name, 'fuzz/corpus'), { until, seed });
    const folder = join('.cache', 'fuzz', name);
    mkdirSync(folder, { recursive: true });
    outcome.crashes.forEach(({ text, error }, i) => {
      writeFileSync(join(folder, `${seed}-${i}.txt`), text);
      writeFileSync(join(folder, `${seed}-${i}.error`), error);
    });
    writeFileSync(join(folder, 'slowest.txt'), outcome.slowest.text);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const { runs, crashes, slowest } = outcome;
    process.stdout.write(
      `${JSON.stringify({ runs, crashes: crashes.length, slowest: `${Math.round(slowest.ms)} ms, ${slowest.text.length} characters`, memory, folder })}\n`
    );
  }
}
