import fc from 'fast-check';

import { fetchTargets } from '../../core/graphite/fetch-targets';
import { DAY } from '../../core/times/days';
import type { ApiRequest } from '../../core/transport/request';
import type { Send } from '../../core/transport/send';
import type { Entries } from './entries';
import { reusePoints } from './reuse-points';

const WEEK = 7 * DAY;
const NOW = 1_800_000_000_000;

function memory(): Entries {
  const kept = new Map<string, unknown>();
  return {
    read: (key) => kept.get(key),
    write: (key, value) => void kept.set(key, value),
    trim: () => undefined,
  };
}

/** A Graphite with points that a test may change, which counts those that it sends. */
function graphite(points: Record<string, Map<number, number>>): { send: Send; sent: () => number } {
  let sent = 0;
  const answer = ({ params = [] }: ApiRequest) => {
    const [from, until] = ['from', 'until'].map((name) => Number(params.find(([one]) => one === name)![1]));
    return params
      .filter(([name]) => name === 'target')
      .flatMap(([, target]) => {
        const [, tagged, index] = /^aliasSub\((.*),"\^","(\d+\|)"\)$/.exec(target) ?? [];
        const name = tagged ?? target;
        const datapoints = [...(points[name] ?? [])]
          .filter(([time]) => time > from && time <= until)
          .sort(([a], [b]) => a - b)
          .map(([time, value]) => [value, time]);
        sent += datapoints.length;
        return datapoints.length > 0 ? [{ target: `${index ?? ''}${name}`, tags: { name }, datapoints }] : [];
      });
  };
  return {
    send: async (request) => ({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify(answer(request)),
    }),
    sent: () => sent,
  };
}

const daily = (days: number[], value = (day: number) => day) =>
  new Map(days.map((day) => [NOW / 1000 - day * 86_400, value(day)]));
const numbers = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, i) => from - i);
const lastDays = (days: number) => ({ from: NOW - days * DAY, to: NOW });

describe('points that are reused', () => {
  it('are those that Graphite would send, as long as it only adds to them', async () => {
    const added = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), day: fc.nat(199) }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(fc.array(added, { minLength: 2, maxLength: 4 }), async (nights) => {
        const points: Record<string, Map<number, number>> = {
          a: daily(numbers(400, 201)),
          b: daily([300, 250]),
          c: new Map(),
        };
        const { send } = graphite(points);
        let now = NOW - 200 * DAY;
        const reusing = reusePoints(send, memory(), WEEK, 'server', () => now);
        for (const night of nights) {
          now += 40 * DAY;
          for (const { name, day } of night) {
            // not before what was seen
            const time = now / 1000 - (day % 7) * 86_400;
            points[name].set(time, day);
          }
          const range = { from: now - 180 * DAY, to: now };
          expect(await fetchTargets(reusing, ['a', 'b', 'c'], range)).toEqual(
            await fetchTargets(send, ['a', 'b', 'c'], range)
          );
        }
      }),
      { numRuns: 50 }
    );
  });

  it('are not sent again', async () => {
    const { send, sent } = graphite({ a: daily(numbers(170, 0)) });
    const reusing = reusePoints(send, memory(), WEEK, 'server', () => NOW);
    await fetchTargets(reusing, ['a'], lastDays(180));
    expect(sent()).toBe(171);
    const [{ series }] = await fetchTargets(reusing, ['a'], lastDays(180));
    expect(series[0].times).toHaveLength(171);
    expect(sent() - 171).toBe(8);
  });

  it('are fetched anew after a week, so that what was corrected late is seen', async () => {
    const points = { a: daily(numbers(170, 0)) };
    let now = NOW;
    const reusing = reusePoints(graphite(points).send, memory(), WEEK, 'server', () => now);
    const first = async () => (await fetchTargets(reusing, ['a'], lastDays(180)))[0].series[0].values[0];
    expect(await first()).toBe(170);
    points.a.set(NOW / 1000 - 170 * 86_400, -1);
    expect(await first()).toBe(170);
    now += WEEK;
    expect(await first()).toBe(-1);
  });

  it.each<[string, (points: Record<string, Map<number, number>>) => void]>([
    ['a new series comes', (points) => (points.b = daily([5, 3]))],
    ['a run comes within the last days', (points) => points.a.set(NOW / 1000 - 3.5 * 86_400, 7)],
    ['a run of the last days is deleted', (points) => points.a.delete(NOW / 1000 - 3 * 86_400)],
    ['a value of the last days is corrected', (points) => points.a.set(NOW / 1000 - 3 * 86_400, 99)],
    ['all runs of the last days are deleted', (points) => (points.a = daily(numbers(170, 20)))],
  ])('give what Graphite has when %s', async (_, change) => {
    const points: Record<string, Map<number, number>> = { a: daily(numbers(170, 0)) };
    const { send } = graphite(points);
    const reusing = reusePoints(send, memory(), WEEK, 'server', () => NOW);
    await fetchTargets(reusing, ['a', 'b'], lastDays(180));
    change(points);
    const range = lastDays(180);
    expect(await fetchTargets(reusing, ['a', 'b'], range)).toEqual(await fetchTargets(send, ['a', 'b'], range));
  });

  it('are only those of the same server, and never those of functions or of a longer range', async () => {
    const { send, sent } = graphite({ a: daily(numbers(170, 0)), 'scale(a,2)': daily(numbers(170, 0)) });
    const entries = memory();
    const all = async (server: string, target: string, days: number) => {
      const before = sent();
      await fetchTargets(
        reusePoints(send, entries, WEEK, server, () => NOW),
        [target],
        lastDays(days)
      );
      return sent() - before > 8;
    };
    expect(await all('one', 'a', 100)).toBe(true);
    expect(await all('one', 'a', 90)).toBe(false);
    expect(await all('one', 'a', 180)).toBe(true);
    expect(await all('other', 'a', 180)).toBe(true);
    expect(await all('one', 'scale(a,2)', 100)).toBe(true);
    expect(await all('one', 'scale(a,2)', 100)).toBe(true);
  });

  it('are not made of refusals, which are answered as they are', async () => {
    let status = 500;
    const refusing: Send = async () => ({ status, contentType: 'text/html', body: 'no' });
    const reusing = reusePoints(refusing, memory(), WEEK, 'server', () => NOW);
    const [{ problem }] = await fetchTargets(reusing, ['a'], lastDays(180));
    expect(problem).toMatchObject({ kind: 'server', status: 500 });
    status = 200;
    const [{ problem: nonsense }] = await fetchTargets(reusing, ['a'], lastDays(180));
    expect(nonsense?.message).toMatch(/Graphite/);
  });
});
