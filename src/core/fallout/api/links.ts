import { ownerSegment, testSegment } from './names';

/** The artifacts of a run, for people. */
export function runLink(base: string, owner: string, name: string, run: string): string {
  return `${testLink(base, owner, name)}/${encodeURIComponent(run)}/artifacts`;
}

/** The page of a test for people; it needs no login. `base` is the configured Fallout URL. */
export function testLink(base: string, owner: string, name: string): string {
  return `${base.replace(/\/+$/, '')}/tests/ui/${ownerSegment(owner)}/${testSegment(name)}`;
}
