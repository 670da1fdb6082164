import { HunterError } from '../../src/core/errors';
import { decodeEvents, eventData } from '../../src/core/graphite/events';
import { parsePythonLiteral } from '../../src/core/graphite/python-literal';
import { runsOfEvents } from '../../src/core/runs/run';
import { declared, insist, type Target } from '../target';

export const events: Target = {
  name: 'events',
  run(text) {
    const body = (data: string) => ({ status: 200, contentType: 'application/json', body: data });
    declared(() => parsePythonLiteral(text), SyntaxError);
    eventData(text);
    const found = declared(() => decodeEvents(body(text), [], 'all'), HunterError) ?? [];
    insist(
      found.every(({ time }, i) => i === 0 || found[i - 1].time <= time),
      'events ascend in time'
    );
    const good = { when: 1, what: 'x', tags: ['a'], data: '{"run_id": "r"}' };
    const among = decodeEvents(
      body(JSON.stringify([{ when: 1, data: text, tags: text, what: text }, good])),
      [],
      'all'
    );
    const runs = runsOfEvents(among);
    insist(runs.at(-1)?.id === 'r', 'one event takes no other with it');
    insist(
      runs.every((run) =>
        [run.id, run.version, run.branch, run.commit].every((one) => one === undefined || one.trim() === one)
      ),
      'what is told of a run is text'
    );
  },
};
