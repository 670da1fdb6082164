import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';

import { checkPage } from './check-page';
import { startFallout, TOKEN } from './servers/fallout';
import { startGraphite } from './servers/graphite';
import { startWorkbench } from './servers/workbench';
import { OWNER, RUNS, STORY } from './story/story';

const PORT = 3939;

/**
 * The main job on an embedded default: sample tests on an embedded Graphite and Fallout, analysed in the terminal, then
 * on a page. With --once the page is checked in a headless browser and everything ends.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { once: { type: 'boolean' }, port: { type: 'string' } } });
  const graphite = await startGraphite();
  const fallout = await startFallout();
  say(`An embedded Fallout with ${STORY.length} tests of ${OWNER}, and a Graphite with their last ${RUNS} runs.\n`);

  const environment = {
    FALLOUT_URL: fallout.url,
    FALLOUT_USER: OWNER,
    FALLOUT_OAUTH_TOKEN: TOKEN,
    GRAPHITE_URL: graphite.url,
  };
  await hunter(['list'], environment);
  await hunter(['analyze', 'lwt-read', '--metrics', 'throughput,latency_p99', '--no-runs'], environment);

  const upstreams = { graphite: graphite.url, fallout: fallout.url, token: TOKEN };
  const workbench = await startWorkbench('build/workbench', upstreams, values.once ? 0 : Number(values.port ?? PORT));
  if (!values.once) {
    say(`\nA small Grafana with the panel, Explore and the pages: ${workbench.url}   (Ctrl-C ends)`);
    return;
  }
  const marks = await checkPage(`${workbench.url}/?test=lwt-read&metrics=throughput`);
  say(`\nThe page shows ${marks.length} mark${marks.length === 1 ? '' : 's'}: ${marks.join('; ')}.`);
  [graphite, fallout, workbench].forEach(({ server }) => server.close());
  if (!marks.some((mark) => mark.startsWith('Regression: −1'))) {
    throw new Error('The page does not mark the regression of lwt-read.');
  }
  say('The demo works.');
}

/** Runs the command line as a user would. The servers live in this process, so it must not be waited for. */
async function hunter(args: string[], environment: Record<string, string>): Promise<void> {
  say(`$ hunter ${args.join(' ')}`);
  const running = spawn(process.execPath, ['bin/hunter.js', ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((resolve) => running.on('exit', resolve));
  // 4: changes were found
  if (code !== 0 && code !== 4) {
    throw new Error(`hunter ${args[0]} ended with exit code ${code}.`);
  }
  say('');
}

const say = (text: string) => process.stdout.write(`${text}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`demo: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
