import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { startDemo } from '../workbench';
import { record, RECORDING } from './recording';
import { SCREENS, takePicture } from './screens';

/** Writes the pictures of screens, or the recording: `screens`, `recording`. */
async function main(part: string): Promise<void> {
  const { url, browser, stop } = await startDemo();
  try {
    if (part === 'recording') {
      const film = await record(browser, url);
      write(RECORDING, await film.develop(), `${film.seconds.toFixed(0)} s, `);
      return;
    }
    for (const screen of SCREENS) {
      const picture = await takePicture(browser, url, screen);
      screen.files.forEach((file) => write(file, picture));
    }
  } finally {
    await stop();
  }
}

function write(file: string, content: Buffer, more = '') {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  process.stdout.write(`${file.padEnd(32)} ${more}${(content.length / 1000).toFixed(0)} kB\n`);
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`pictures: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
