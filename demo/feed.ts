import { sendLines } from './servers/carbon';
import { startFallout } from './servers/fallout';
import { sendEvents } from './servers/send-events';
import { storyEvents } from './story/events';
import { storyPoints } from './story/points';

/**
 * For docker compose: writes the story into the Graphite of CARBON_HOST, and serves Fallout for all hosts. Events are
 * written last, as nothing waits for them.
 */
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
  const graphite = `http://${host}:8080`;
  const known = (await (await fetch(`${graphite}/events/get_data?tags=lwt-read`)).json()) as unknown[];
  // unless this is another start
  if (known.length === 0) {
    await sendEvents(graphite, storyEvents());
    process.stdout.write('Graphite knows versions and commits of all runs.\n');
  }
}

void feed();
