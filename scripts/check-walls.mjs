// Tries the walls between the rooms of src: prints, for each room, which forbidden imports lint lets pass, as JSON.
import { ESLint } from 'eslint';

import { forbiddenImports, ROOMS, roomsOf } from '../eslint.walls.mjs';

const eslint = new ESLint();
const passed = {};
for (const room of roomsOf()) {
  const file = `src/${/\.tsx?$/.test(room) ? room : `${room}/probe.ts`}`;
  const imports = forbiddenImports(room);
  const config = await eslint.calculateConfigForFile(file);
  const refused = await refusals(config, imports.join('\n'), file);
  passed[room] = imports.filter((_, i) => !refused.has(i + 1));
}
const order = Object.keys(ROOMS);
const circles = order.flatMap((room, i) =>
  ROOMS[room]
    .filter((other) => order.indexOf(other) > i && !other.endsWith('.json'))
    .map((other) => `${room} → ${other}`)
);
const unlisted = roomsOf().filter((room) => !ROOMS[room]);
process.stdout.write(JSON.stringify({ passed, circles, unlisted }));

/** Returns the lines that the walls refuse. Only the walls are checked, because the file does not exist. */
async function refusals({ rules, settings }, source, filePath) {
  const name = 'import-x/no-restricted-paths';
  const { default: importX } = await import('eslint-plugin-import-x');
  const walls = new ESLint({
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.ts', '**/*.tsx'],
        plugins: { 'import-x': importX },
        settings,
        rules: { [name]: rules[name] ?? 'off' },
      },
    ],
  });
  const [{ messages }] = await walls.lintText(source, { filePath });
  return new Set(messages.filter(({ ruleId }) => ruleId === name).map(({ line }) => line));
}
