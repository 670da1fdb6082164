import { baseUrl, httpUrl } from '../../escape/url';
import { isPathStep, ownerSegment, testSegment } from './path-segments';

/** The artifacts of a run, for people; undefined where the test has no page, or no run can have such an id. */
export function runLink(base: string, owner: string, name: string, run: string): string | undefined {
  const test = testLink(base, owner, name);
  return test === undefined || isPathStep(run) ? undefined : `${test}/${encodeURIComponent(run)}/artifacts`;
}

/**
 * The page of a test for people; it needs no login. `base` is the configured Fallout URL: undefined where that is none
 * that a browser should open.
 */
export function testLink(base: string, owner: string, name: string): string | undefined {
  const url = httpUrl(base);
  return url && `${baseUrl(url)}/tests/ui/${ownerSegment(owner)}/${testSegment(name)}`;
}
