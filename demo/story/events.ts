import { OWNER, RUNS, STORY, type StoryTest } from './story';
import { runTimes } from './times';

/** An event that a nightly test writes to Graphite for each run, in addition to its values. */
export interface StoryEvent {
  what: string;
  tags: string[];
  /** Seconds since 1970. */
  when: number;
  data: { run_id: string; version: string; branch: string; commit: string };
}

const HOURS = 3 * 3600;

/** The events of a test's runs. One test is run for two branches in turn. */
export function eventsOf(test: StoryTest): StoryEvent[] {
  const times = runTimes();
  const now = Math.floor(Date.now() / 1000);
  return Array.from({ length: RUNS }, (_, run) => run)
    .filter((run) => !test.gap || run < test.gap[0] || run >= test.gap[1])
    .map((run) => ({
      what: 'Performance Test',
      tags: [OWNER, test.name],
      // the last run has ended, however early today it is
      when: Math.min(times[run] / 1000 + HOURS, now),
      data: {
        run_id: `${hex(`${test.name}/${run}`, 8)}-0000-4000-8000-${hex(`run ${run}`, 12)}`,
        version: `4.1.${Math.floor(run / 30)}`,
        branch: test.name === TWO_BRANCHES && run % 2 === 1 ? 'dev' : 'main',
        commit: hex(`commit ${run}`, 40),
      },
    }));
}

export const TWO_BRANCHES = 'secondary-index';

export const storyEvents = (): StoryEvent[] => STORY.flatMap(eventsOf);

/** Digits that look like those of a hash, the same for the same text. */
function hex(text: string, digits: number): string {
  let state = [...text].reduce((hash, char) => Math.imul(hash ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5);
  return Array.from({ length: digits }, () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    return ((state >>> 12) & 15).toString(16);
  }).join('');
}
