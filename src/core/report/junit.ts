import { xmlText } from '../escape/xml';
import { formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';
import { isFailure, type FailOn } from './gate';
import { remarked, remarkLines } from './remark';
import type { TestReport } from './test-report';

/**
 * Writes JUnit's XML, which CI servers show: a suite for each test and a case for each series. A series with a change
 * that makes the build fail has failed; one that could not be judged is skipped; other changes are in its output.
 */
export function junitReport(tests: TestReport[], failOn: FailOn): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="hunter">',
    ...tests.map(({ test, analyses }) => suite(test, analyses, failOn)),
    '</testsuites>',
  ].join('\n');
}

function suite(test: string, analyses: Analysis[], failOn: FailOn): string {
  const failures = analyses.filter((one) => failing(one, failOn).length > 0).length;
  const skipped = analyses.filter(({ remark }) => remark).length;
  return [
    `  <testsuite name="${xmlText(test)}" tests="${analyses.length}" failures="${failures}" errors="0" skipped="${skipped}">`,
    ...analyses.map((analysis) => testCase(test, analysis, failOn)),
    '  </testsuite>',
  ].join('\n');
}

function testCase(test: string, analysis: Analysis, failOn: FailOn): string {
  const { series, changes, remark } = analysis;
  const failed = failing(analysis, failOn);
  const others = changes.filter((change) => !failed.includes(change));
  const [why] = remarkLines([remarked(series.name, series, remark)]);
  const content = [
    ...(failed.length > 0
      ? [
          `      <failure type="change point" message="${xmlText(failed.map(titleOf).join('; '))}">${describeAll(failed)}</failure>`,
        ]
      : []),
    ...(why ? [`      <skipped message="${xmlText(why)}"/>`] : []),
    ...(others.length > 0 ? [`      <system-out>${describeAll(others)}</system-out>`] : []),
  ];
  const head = `    <testcase classname="${xmlText(test)}" name="${xmlText(series.name)}"`;
  return content.length === 0 ? `${head}/>` : [`${head}>`, ...content, '    </testcase>'].join('\n');
}

const failing = ({ changes }: Analysis, failOn: FailOn) => changes.filter((change) => isFailure(change, failOn));

const titleOf = (change: SeriesChange) => `${changeTitle(change)} on ${formatTime(change.time)}`;

const describeAll = (changes: SeriesChange[]) =>
  xmlText(
    changes
      .map((change) =>
        [titleOf(change), changeSpan(change), ...changeFacts(change), changeCertainty(change)].join('\n')
      )
      .join('\n\n')
  ).replaceAll('&#10;', '\n');
