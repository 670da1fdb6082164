import { ownerSegment, testSegment } from './names';

/** The page of a test for people; it needs no login. `base` is the configured Fallout URL. */
export function testLink(base: string, owner: string, name: string): string {
  return `${base.replace(/\/+$/, '')}/tests/ui/${ownerSegment(owner)}/${testSegment(name)}`;
}
