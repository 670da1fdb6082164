import { Command } from 'commander';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import type { Detector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { parseJson } from '../../core/decode/json';
import { HunterError, messageOf } from '../../core/errors';
import { terminalJson } from '../../core/escape/terminal';
import { formatCount } from '../../core/format';
import { detectLine } from '../detect-line';
import { formatOption } from '../option-values';

export const detectCommand = () => new Command('detect').addOption(formatOption(['ndjson'])).action(detect);

/** Reads and answers line by line, so that memory does not depend on the length of the input. */
async function detect(): Promise<void> {
  const detector = await loadDetector();
  let lines = 0;
  let refused = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === '' || line === '\ufeff') {
      continue;
    }
    const answer = answerLine(line, detector);
    lines++;
    refused += 'error' in answer ? 1 : 0;
    if (!process.stdout.write(`${terminalJson(answer)}\n`)) {
      await once(process.stdout, 'drain');
    }
  }
  if (lines === 0) {
    throw new HunterError(
      'input',
      'detect reads lines such as {"values": [1, 2, 3]} from standard input, and there was none.'
    );
  }
  if (refused > 0) {
    throw new HunterError('input', `${refused} of ${formatCount(lines, 'line')} could not be used.`);
  }
}

function answerLine(line: string, detector: Detector): object {
  let id: unknown = null;
  try {
    const parsed: unknown = parseJson(line);
    id = (parsed as { id?: unknown } | null)?.id ?? null;
    return { id, ...detectLine(parsed, detector) };
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'The line is not JSON.' : messageOf(error);
    return { id, error: reason };
  }
}
