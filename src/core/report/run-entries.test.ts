import fc from 'fast-check';

import { analyseSeries } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { issueOf } from './issue-text';
import { messageOf, splitMessages } from './messages';
import { runEntries } from './run-entries';

const DAY = 86_400_000;

/** A test whose series changed at a commit; `later` moves its runs by days. */
function changed(test: string, names: string[], commit?: string, later = 0) {
  const { times } = SAMPLES.step;
  return {
    test,
    analyses: names.map((name) => {
      const run = Array.from(times, (time) => ({ time, ...(commit && { commit }) }));
      const series = { ...SAMPLES.step, name, target: '', labels: {}, ...(commit && { runs: run }) };
      const analysis = analyseSeries(series, DEFAULT_QUERY, sampleDetector);
      const changes = analysis.changes.map((change) => ({ ...change, time: change.time + later * DAY }));
      return { ...analysis, changes };
    }),
  };
}

const names = (entry: { changes: Array<{ test: string; change: { series: string } }> }) =>
  entry.changes.map(({ test, change }) => `${test} ${change.series}`);

it('one commit that moved several metrics of several tests is one entry, regressions first', () => {
  const entries = runEntries([changed('a', ['latency', 'throughput'], 'c1'), changed('b', ['throughput'], 'c1', 1)]);
  expect(entries.map(names)).toEqual([['b throughput', 'a throughput', 'a latency']]);
  expect(entries[0].heading).toContain('c1');
});

it('without commits, changes of one time are one entry; the newest is first', () => {
  const entries = runEntries([changed('a', ['x']), changed('b', ['y']), changed('c', ['z'], undefined, 3)]);
  expect(entries.map(names)).toEqual([['c z'], ['a x', 'b y']]);
});

it('an issue begins with a marker that stays, counts regressions, and escapes names', () => {
  const found = issueOf([changed('a|b', ['throughput', 'latency'], 'c1')], 'key');
  const [marker] = found.body.split('\n');
  expect([marker, found.marker]).toEqual(['<!-- hunter:key -->', marker]);
  expect(found).toMatchObject({ title: '1 performance regression in a|b', regressions: 1 });
  expect(found.body).toContain('regression');
  expect(found.body).not.toMatch(/[^\\]a\|b/);
  const none = issueOf([{ test: 'a', analyses: [] }], 'key');
  expect(none).toMatchObject({ marker, regressions: 0, title: 'No performance regressions in a' });
});

it('a message has a line for each change, in its unit', () => {
  const [entry] = runEntries([changed('a', ['throughput'])]);
  entry.changes[0].change.unit = 'ms';
  expect(messageOf(entry)).toMatch(/\n• a, throughput: Regression: −12\.0 %, 100 ms → 88 ms$/);
});

it('messages are joined to as few parts as fit', () => {
  expect(splitMessages(['aa', 'bb', 'cc'], 7)).toEqual(['aa\n\nbb', 'cc']);
  expect(splitMessages([`${'x\n'.repeat(100)}y`], 80)[0]).toMatch(/^x\n[^]*… and \d+ more lines$/);
});

it('no part is longer than the limit, and no short text is lost', () =>
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 120 }), { maxLength: 20 }),
      fc.integer({ min: 50, max: 200 }),
      (texts, limit) => {
        const parts = splitMessages(texts, limit);
        expect(parts.every((part) => part.length <= limit)).toBe(true);
        texts.filter((text) => text.length <= limit).forEach((text) => expect(parts.join('\n\n')).toContain(text));
      }
    )
  ));
