import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { Command, Option } from 'commander';

import type { Detector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { messageOf } from '../../core/errors';
import { terminalJson } from '../../core/escape/terminal';
import { detectLine } from '../detect-line';

export const detectCommand = () =>
  new Command('detect')
    .description('Find the change points of series given on standard input, one JSON object a line')
    .addOption(new Option('--format <format>', 'form of input and output').choices(['ndjson']).default('ndjson'))
    .action(detect);

/** Line by line, so that the length of the input does not matter. */
async function detect(): Promise<void> {
  const detector = await loadDetector();
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() !== '' && !process.stdout.write(`${terminalJson(answer(line, detector))}\n`)) {
      await once(process.stdout, 'drain');
    }
  }
}

function answer(line: string, detector: Detector): object {
  let id: unknown = null;
  try {
    const parsed: unknown = JSON.parse(line);
    id = (parsed as { id?: unknown } | null)?.id ?? null;
    return { id, ...detectLine(parsed, detector) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'The line is not JSON.' : messageOf(error);
    return { id, error: reason };
  }
}
