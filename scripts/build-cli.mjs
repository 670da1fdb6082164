// Builds the npm package of the command line in build/hunter: the program and its API, bundled so that they start fast
// and need no other package, types, and the licences of what is bundled. packages/hunter holds what is written by hand.
import { build } from 'esbuild';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const OUT = 'build/hunter';
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));

rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });

const { metafile } = await build({
  entryPoints: { hunter: 'src/cli/main.ts', worker: 'src/cli/workers/worker.ts', index: 'src/cli/api/index.ts' },
  outdir: join(OUT, 'dist'),
  bundle: true,
  // each command is a file of its own, which is only read when it runs
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  define: { HUNTER_VERSION: JSON.stringify(version), DETECTOR_VERSION: JSON.stringify(detectorVersion()) },
  // some dependencies are CommonJS and call require for Node's own modules
  banner: {
    js: "import { createRequire as makeRequire } from 'node:module';\nconst require = makeRequire(import.meta.url);",
  },
  metafile: true,
  logLevel: 'warning',
});

const described = JSON.parse(readFileSync('packages/hunter/package.json', 'utf8'));
const { name, ...rest } = described;
writeFileSync(join(OUT, 'package.json'), `${JSON.stringify({ name, version, ...rest }, null, 2)}\n`);
cpSync('packages/hunter/README.md', join(OUT, 'README.md'));
cpSync('LICENSE', join(OUT, 'LICENSE'));
writeFileSync(join(OUT, 'THIRD-PARTY-NOTICES.txt'), notices(Object.keys(metafile.inputs)));
writeTypes();
const printed = (...args) => execFileSync(process.execPath, [join(OUT, 'dist/hunter.js'), ...args]);
// what editors check hunter.yaml with, and what `man hunter` shows
writeFileSync(join(OUT, 'hunter.schema.json'), printed('validate', '--schema'));
writeFileSync(join(OUT, 'hunter.1'), printed('manual'));

/** A digest of everything that detection is made of: results in a cache are of one version of it. */
function detectorVersion() {
  const folder = 'src/core/changepoint';
  const hash = createHash('sha256');
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && !/\.test\.ts$/.test(file.name))
    .map((file) => join(file.parentPath, file.name))
    .sort()
    .forEach((path) => hash.update(`${path}\n`).update(readFileSync(path)));
  return hash.digest('hex').slice(0, 16);
}

/** The licence texts of all packages that the bundle has files of. */
function notices(inputs) {
  const folders = new Set(inputs.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []));
  return [...folders]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const texts = readdirSync(folder).filter((file) => /^(licen[cs]e|notice)/i.test(file));
      if (texts.length === 0) {
        throw new Error(`${folder} has no licence file, and the package must contain its text.`);
      }
      const text = texts.map((file) => readFileSync(join(folder, file), 'utf8').trim()).join('\n\n');
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

/** The types of the API, with the file extensions in imports that Node's rules demand. */
function writeTypes() {
  const types = join(OUT, 'types');
  execFileSync(process.execPath, [
    'node_modules/typescript/bin/tsc',
    ...['--declaration', '--emitDeclarationOnly', '--skipLibCheck', '--strict', '--rootDir', 'src', '--outDir', types],
    ...['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--resolveJsonModule'],
    ...['--types', 'node', 'src/cli/api/index.ts'],
  ]);
  const isFolder = new Set();
  const files = readdirSync(types, { recursive: true, withFileTypes: true });
  files.filter((file) => file.isDirectory()).forEach((file) => isFolder.add(join(file.parentPath, file.name)));
  const texts = new Map(
    files
      .filter((file) => file.isFile())
      .map((file) => {
        const path = join(file.parentPath, file.name);
        const text = readFileSync(path, 'utf8').replace(/(from |import\()(['"])(\.[^'"]*)\2/g, (_, word, quote, to) => {
          const target = join(file.parentPath, to);
          return `${word}${quote}${to}${isFolder.has(target) ? '/index.js' : '.js'}${quote}`;
        });
        return [path, text];
      })
  );
  const needed = new Set();
  const visit = (path) => {
    if (needed.has(path)) {
      return;
    }
    needed.add(path);
    for (const [, to] of texts.get(path).matchAll(/(?:from |import\()['"](\.[^'"]*)\.js['"]/g)) {
      visit(join(path, '..', `${to}.d.ts`));
    }
  };
  visit(join(types, 'cli/api/index.d.ts'));
  rmSync(types, { recursive: true });
  for (const path of needed) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, texts.get(path));
  }
}
