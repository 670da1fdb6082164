import { getDataSourceSrv } from '@grafana/runtime';
import { useEffect, useRef, useState } from 'react';
import { Subject } from 'rxjs';

import { messageOf } from '../../core/errors';
import { analyseTests, type Findings } from './analyse';
import { recall, remember, type Remembered } from './memory';

/** Runs come nightly: a test that was analysed this recently is not asked for again, ms. */
const FRESH = 30 * 60_000;
/** A table of thousands of rows is not drawn anew for each test, ms. */
const REDRAW = 250;

const NOTHING: Findings = { metrics: [], problems: [], done: 0, total: 0 };

/**
 * The findings of all tests of a data source, those of the last visit first. `again` counts how often everything was
 * asked for anew.
 */
export function useFindings(uid: string | undefined, user: string, days: number, again: number) {
  const [findings, setFindings] = useState<Findings>(NOTHING);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const cancel = useRef<() => void>(undefined);
  useEffect(() => {
    if (!uid) {
      return;
    }
    const abort = new AbortController();
    const stopped = new Subject<void>();
    const stop = () => {
      abort.abort();
      stopped.next();
      setBusy(false);
    };
    cancel.current = stop;
    const found = new Map<string, Remembered>();
    const problems = new Map<string, string>();
    let [total, done] = [0, 0];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      setFindings({
        metrics: [...found.values()].flatMap(({ metrics }) => metrics),
        problems: [...problems].map(([test, message]) => ({ test, message })),
        done,
        total,
      });
    };
    const run = async () => {
      setBusy(true);
      setProblem(undefined);
      const source = await getDataSourceSrv().get({ uid });
      const listed = await source.metricFindQuery!({ variable: { kind: 'falloutTests', ...(user && { user }) } });
      const tests = listed.map(({ text }) => text);
      total = tests.length;
      const place = `${uid} ${user} ${days}`;
      const known = await recall(place, tests);
      known.forEach((one, test) => found.set(test, one));
      const old = tests.filter((test) => again > 0 || !(Date.now() - (known.get(test)?.at ?? 0) < FRESH));
      done = total - old.length;
      draw();
      await analyseTests(source, old, days, { signal: abort.signal, stopped }, (test, metrics, message) => {
        done++;
        if (message) {
          problems.set(test, message);
        } else {
          const one = { metrics, at: Date.now() };
          found.set(test, one);
          void remember(place, test, one);
        }
        timer ??= setTimeout(draw, REDRAW);
      });
    };
    run()
      .catch((error: unknown) => !abort.signal.aborted && setProblem(messageOf(error)))
      .finally(() => {
        if (!abort.signal.aborted) {
          clearTimeout(timer);
          draw();
          setBusy(false);
        }
      });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [uid, user, days, again]);
  return { findings, problem, busy, cancel: () => cancel.current?.() };
}
