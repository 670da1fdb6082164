import { getDataSourceSrv } from '@grafana/runtime';
import { useCallback, useEffect, useRef, useState } from 'react';

import { loadDetector } from '../../../core/changepoint/detector';
import { messageOf } from '../../../core/errors';
import { ANALYSED_DAYS } from '../../../core/series/range';
import { DAY } from '../../../core/times/days';
import type { HunterDataSource } from '../../../datasource/datasource';
import type { AnalysedMetric } from '../rows';
import type { CachedResult } from './cached-result';
import type { Item } from './item';
import { listItems } from './list-items';
import { refreshItems } from './refresh-items';
import { ResultCache } from './result-cache';

const MINUTE = 60_000;
/** Within this time what was looked at is not looked at again, as when one comes back from another page, ms. */
const FRESH = 5 * MINUTE;
/** A table of thousands of rows is not drawn anew for each test, ms; after the first ones, nobody waits for each. */
const REDRAW = 300;
const REDRAW_LATER = 1000;
const FIRST = 50;

/** What is known of all tests so far. */
export interface Findings {
  metrics: AnalysedMetric[];
  problems: Array<{ test: string; message: string }>;
  done: number;
  total: number;
}

const NOTHING: Findings = { metrics: [], problems: [], done: 0, total: 0 };

/** When each item was last looked at, by place, and what was wrong with it, while the page lives. */
const lookedAt = new Map<string, Map<string, { at: number; problem?: string }>>();

/** The findings of a data source's tests and saved sources, those of earlier visits first. `saved` while it is loaded: undefined. */
export function useFindings(uid: string | undefined, user: string, saved: Item[] | undefined) {
  const [findings, setFindings] = useState<Findings>(NOTHING);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(true);
  const [asked, setAsked] = useState({ times: 0 });
  const wholeAsked = useRef(0);
  const stop = useRef<() => void>(undefined);
  useEffect(() => {
    if (!uid || !saved) {
      return;
    }
    const abort = new AbortController();
    const { signal } = abort;
    const whole = asked.times > wholeAsked.current;
    wholeAsked.current = asked.times;
    const place = `${uid} ${user}`;
    const looked = lookedAt.get(place) ?? new Map<string, { at: number; problem?: string }>();
    lookedAt.set(place, looked);
    const found = new Map<string, CachedResult>();
    const problems = new Map<string, { test: string; message: string }>();
    let [total, done] = [0, 0];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      clearTimeout(timer);
      timer = undefined;
      setFindings({
        metrics: [...found.values()].flatMap(({ metrics }) => metrics),
        problems: [...problems.values()],
        done,
        total,
      });
    };
    const tell = ({ id, name }: Item, message?: string) => {
      done++;
      if (message) {
        problems.set(id, { test: name, message });
      }
    };
    const run = async () => {
      setBusy(true);
      setProblem(undefined);
      setFindings(NOTHING);
      const source = (await getDataSourceSrv().get({ uid })) as unknown as HunterDataSource;
      const listed = await listItems(source, user, saved);
      const { items } = listed;
      if (signal.aborted) {
        return;
      }
      setProblem(listed.problem);
      total = items.length;
      const now = Date.now();
      const memory = new ResultCache(place);
      const seen = items.filter(({ id }) => !whole && now - (looked.get(id)?.at ?? 0) < FRESH);
      const kept = await memory.readResults(seen.map(({ id }) => id));
      // a browser may keep nothing
      const fresh = new Set(seen.filter(({ id }) => kept.has(id) || looked.get(id)?.problem));
      const to = Math.ceil(now / MINUTE) * MINUTE;
      const options = {
        source,
        detector: await loadDetector(),
        signal,
        memory,
        days: ANALYSED_DAYS,
        whole,
        now,
        range: { from: to - ANALYSED_DAYS * DAY, to },
      };
      kept.forEach((one, id) => found.set(id, one));
      fresh.forEach((item) => tell(item, looked.get(item.id)?.problem));
      await refreshItems(
        { ...options, items: items.filter((item) => !fresh.has(item)) },
        {
          onCached: (earlier) => {
            earlier.forEach((one, id) => found.set(id, one));
            draw();
          },
          onItem: (item, outcome) => {
            if (outcome.kept) {
              found.set(item.id, outcome.kept);
            }
            looked.set(item.id, { at: Date.now(), problem: outcome.problem });
            tell(item, outcome.problem);
            timer ??= setTimeout(draw, done < FIRST ? REDRAW : REDRAW_LATER);
          },
        }
      );
      if (!signal.aborted && !listed.problem) {
        void memory.prune(items.map(({ id }) => id));
      }
    };
    stop.current = () => {
      abort.abort();
      draw();
      setBusy(false);
    };
    run()
      .catch((error: unknown) => !signal.aborted && setProblem(messageOf(error)))
      .finally(() => {
        if (!signal.aborted) {
          draw();
          setBusy(false);
        }
      });
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [uid, user, saved, asked]);
  return {
    findings,
    problem,
    busy,
    cancel: useCallback(() => stop.current?.(), []),
    again: useCallback(() => setAsked(({ times }) => ({ times: times + 1 })), []),
  };
}
