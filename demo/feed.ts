import { sendLines } from './servers/carbon';
import { startFallout } from './servers/fallout';
import { storyPoints } from './story/points';

/** For docker compose: writes the story into the Graphite of CARBON_HOST, and serves Fallout for all hosts. */
async function feed(): Promise<void> {
  const host = process.env.CARBON_HOST ?? 'graphite';
  for (;;) {
    try {
      await sendLines(host, 2003, storyPoints());
      break;
    } catch {
      // not up yet
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
  await startFallout(4040, undefined, '0.0.0.0');
  process.stdout.write('The story is written; Fallout answers on port 4040.\n');
}

void feed();
