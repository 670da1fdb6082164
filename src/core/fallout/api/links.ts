import { baseUrl, httpUrl } from '../../escape/url';
import { isPathStep, ownerSegment, testSegment } from './path-segments';

/** Returns the URL of the page with a run's artifacts; undefined if the test has no page, or the id is invalid. */
export function runLink(base: string, owner: string, name: string, run: string): string | undefined {
  const test = testLink(base, owner, name);
  return test === undefined || isPathStep(run) ? undefined : `${test}/${encodeURIComponent(run)}/artifacts`;
}

/**
 * Returns the URL of a test's page, which needs no login. Undefined if `base`, the configured URL of Fallout, is not
 * HTTP.
 */
export function testLink(base: string, owner: string, name: string): string | undefined {
  const url = httpUrl(base);
  return url && `${baseUrl(url)}/tests/ui/${ownerSegment(owner)}/${testSegment(name)}`;
}
