import { analyseSeries } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { SAMPLES, sampleDetector } from '../testing/sample-detections';
import { groupChanges } from './group-changes';
import { draftIssue, issueSearchUrl, issueUrl } from './issue';

const [change] = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector).changes;
const FORM = 'https://github.com/o/r/issues/new?title={title}&body={body}&labels=perf';
const groupOf = (n: number) =>
  groupChanges(
    Array.from({ length: n }, (_, i) => ({
      test: `t${i}`,
      metric: 'p99|`x`',
      change: { ...change, id: `s${i}`, series: `s${i}`, firstBadRun: { time: change.time, commit: 'e64c0dad13' } },
    })),
    []
  )[0];
const read = (url: string | undefined) => new URL(url!).searchParams;

it('is filled in: title, changes, and the id that a search finds again', () => {
  const draft = draftIssue(groupOf(2), 'hunter-abc');
  const filled = read(issueUrl(FORM, draft));
  expect(filled.get('title')).toBe('e64c0dad13: 2 metrics in 2 tests, worst −12.0 %');
  expect(filled.get('body')).toContain('**Regression: −12.0 %** of `` t1 p99|`x` ``');
  expect(filled.get('body')).toContain('hunter-abc');
  expect(filled.get('labels')).toBe('perf');
});

it('of a thousand metrics still is an address that a server takes, with its id', () => {
  const url = issueUrl(FORM, draftIssue(groupOf(1000), 'hunter-abc'));
  expect(url!.length).toBeLessThanOrEqual(7500);
  expect(read(url).get('body')).toMatch(/…\n\nFound by Hunter: hunter-abc$/);
});

it.each([
  [FORM, 'https://github.com/o/r/issues?q=hunter-abc'],
  [
    'https://gitlab.com/g/p/-/issues/new?issue[title]={title}',
    'https://gitlab.com/g/p/-/issues?state=all&search=hunter-abc',
  ],
  [
    'https://jira.example.com/secure/CreateIssueDetails!init.jspa?pid=1&summary={title}',
    'https://jira.example.com/issues/?jql=text%20~%20%22hunter-abc%22',
  ],
  ['https://bugs.example.com/enter?short_desc={title}', undefined],
  ['javascript:alert(1)//issues/new', undefined],
])('%s is searched at %s', (template, search) => {
  expect(issueSearchUrl(template, 'hunter-abc')).toBe(search);
});

it('never opens a script', () => {
  expect(issueUrl('javascript:alert({title})', draftIssue(groupOf(1), 'x'))).toBeUndefined();
});
