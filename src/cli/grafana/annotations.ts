import { createHash } from 'node:crypto';

import { isObject } from '../../core/decode/check';
import { HunterError } from '../../core/errors';
import { changeAnnotation } from '../../core/report/annotation';
import type { TestReport } from '../../core/report/test-report';

/** An annotation as Grafana stores it. */
export interface Stored {
  /** Grafana's number of it. */
  id: number;
  /** Start and end, ms since 1970. */
  time: number;
  timeEnd: number;
  text: string;
  tags: string[];
}

export type Wanted = Omit<Stored, 'id'>;

/** What has to be done so that Grafana has what is wanted. */
export interface Difference {
  create: Wanted[];
  update: Stored[];
  remove: Stored[];
  /** How many are right already. */
  same: number;
}

/** Tag of all annotations of Hunter. */
export const OWNER = 'hunter';
/** The longest tag that Grafana takes. */
const LONGEST_TAG = 100;

export const testTag = (test: string): string => cut(`test:${test}`);

export const metricTag = (series: string): string => cut(`metric:${series}`);

const cut = (tag: string) => (tag.length <= LONGEST_TAG ? tag : `${tag.slice(0, LONGEST_TAG - 9)}~${hashOf(tag, 8)}`);

const hashOf = (text: string, length: number) => createHash('sha256').update(text).digest('hex').slice(0, length);

/** Makes the annotations of the changes of tests. Each has a tag by which it is found again. */
export function annotationsOf(tests: TestReport[], tags: string[]): Wanted[] {
  return tests.flatMap(({ test, analyses }) =>
    analyses.flatMap(({ changes, series }) =>
      changes.map((change): Wanted => {
        const { time, timeEnd, title, text, tags: own } = changeAnnotation(change, series.name);
        const id = `${OWNER}-id:${hashOf(JSON.stringify([test, change.id]), 16)}`;
        return {
          time,
          timeEnd,
          text: `${title}\n${text}`,
          tags: [OWNER, testTag(test), metricTag(series.name), ...own, ...tags, id],
        };
      })
    )
  );
}

const idOf = ({ tags }: Pick<Stored, 'tags'>) => tags.find((tag) => tag.startsWith(`${OWNER}-id:`));

/** Compares what is wanted with what is stored, so that a second call changes nothing. */
export function compareAnnotations(wanted: Wanted[], stored: Stored[]): Difference {
  const byId = new Map<string | undefined, Stored>();
  const twice: Stored[] = [];
  for (const one of stored) {
    if (byId.has(idOf(one))) {
      twice.push(one);
    } else {
      byId.set(idOf(one), one);
    }
  }
  const difference: Difference = { create: [], update: [], remove: twice, same: 0 };
  for (const one of wanted) {
    const there = byId.get(idOf(one));
    byId.delete(idOf(one));
    if (!there) {
      difference.create.push(one);
    } else if (isSame(one, there)) {
      difference.same++;
    } else {
      difference.update.push({ ...one, id: there.id });
    }
  }
  difference.remove.push(...byId.values());
  return difference;
}

const isSame = (a: Wanted, b: Stored) =>
  a.time === b.time &&
  a.timeEnd === b.timeEnd &&
  a.text === b.text &&
  [...a.tags].sort().join('\n') === [...b.tags].sort().join('\n');

/** Decodes Grafana's list of annotations. @throws HunterError if it is none */
export function decodeAnnotations(answer: unknown): Stored[] {
  if (!Array.isArray(answer)) {
    throw new HunterError('server', 'Grafana answers with something else than a list of annotations.');
  }
  return answer.filter(isObject).map((one) => ({
    id: Number(one.id),
    time: Number(one.time),
    timeEnd: Number(one.timeEnd ?? one.time),
    text: String(one.text ?? ''),
    tags: Array.isArray(one.tags) ? one.tags.map(String) : [],
  }));
}
