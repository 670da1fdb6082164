import fc from 'fast-check';

import { anyText } from '../../testing/expressions';
import { completionAt } from './complete';

const at = (text: string) => {
  const offset = text.indexOf('▮');
  return completionAt(text.replace('▮', ''), offset);
};

it.each([
  ['▮', { kind: 'node', parents: [], typed: '', start: 0, first: true }],
  ['per▮f', { kind: 'node', parents: [], typed: 'per', start: 0, first: true }],
  ['perf.▮', { kind: 'node', parents: ['perf'], typed: '', start: 5, first: false }],
  ['scale(perf.{a,b}.th▮, 2)', { kind: 'node', parents: ['perf', '{a,b}'], typed: 'th', start: 17, first: false }],
  ['perf.{a,b▮', { kind: 'node', parents: ['perf'], typed: 'b', start: 8, first: false }],
  ['perf.${x}.▮', { kind: 'node', parents: ['perf', '${x}'], typed: '', start: 10, first: false }],
  ['perf.$▮', { kind: 'node', parents: ['perf'], typed: '$', start: 5, first: false }],
  ['asPercent(a.b, #▮', { kind: 'node', parents: [], typed: '#', start: 15, first: true }],
  ['a.b|al▮', { kind: 'node', parents: [], typed: 'al', start: 4, first: true }],
  ["seriesByTag('▮", { kind: 'tag', others: [], typed: '', start: 13 }],
  ['f(seriesByTag(\'a=b\', "ho▮"))', { kind: 'tag', others: ['a=b'], typed: 'ho', start: 22 }],
  ["seriesByTag('a=b', 'host=~w▮')", { kind: 'tagValue', tag: 'host', others: ['a=b'], typed: 'w', start: 26 }],
  ["alias(a.b, 'x▮')", undefined],
])('%s', (text, expected) => expect(at(text)).toEqual(expected));

it('ends at the cursor, whatever the text', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, random) => {
      const offset = random % (text.length + 1);
      const found = completionAt(text, offset);
      expect(found === undefined || found.start + found.typed.length === offset).toBe(true);
    })
  );
});

it('takes no longer for many variables that no path ends with', () => {
  const began = performance.now();
  completionAt(`${'${y:csv}.[[z]]'.repeat(100)}|`, 1400);
  completionAt(`${'${y}'.repeat(400)})x`, 1601);
  // in two ways for each variable this would take years
  expect(performance.now() - began).toBeLessThan(5000);
});
