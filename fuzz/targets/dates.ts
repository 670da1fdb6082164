import { formatRunSet, parseRunSet } from '../../src/core/compare/run-set';
import { HunterError } from '../../src/core/errors';
import { parseTime } from '../../src/core/times/parse-time';
import { declared, insist, insistSame, type Target } from '../target';

const NOW = Date.UTC(2026, 10, 24, 12);

export const dates: Target = {
  name: 'dates',
  run(text) {
    const time = declared(() => parseTime(text, '--since', NOW), HunterError);
    insist(time === undefined || Number.isFinite(time), 'a time is a number');
    const set = declared(() => parseRunSet(text, 'tail'), HunterError);
    if (set) {
      insistSame(parseRunSet(formatRunSet(set), 'tail'), set, 'what is written of a set of runs means the same');
    }
  },
};
