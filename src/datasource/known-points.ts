import { encodeParams, type ApiRequest, type RenderedPoints } from '../core/transport/request';

/** Points that a server has answered with. */
export interface KnownPoints {
  /** Made by the backend of all that it sends. */
  digest: string;
  rendered: RenderedPoints[];
  bytes: number;
}

/** Most bytes of points that are kept for the next refresh: some ten panels of 200 series of 2,000 points. */
const MOST_BYTES = 32e6;

/**
 * The latest points of each request, so that the backend need not send them again when they are still what Graphite has.
 * Requests for other times are the same one: a refresh asks for a later range. The least recently used ones are forgotten.
 */
export class PointsCache {
  private readonly entries = new Map<string, KnownPoints>();
  private bytes = 0;

  find(request: ApiRequest): KnownPoints | undefined {
    return this.entries.get(keyOf(request));
  }

  keep(request: ApiRequest, points: KnownPoints): void {
    const key = keyOf(request);
    this.forget(key);
    this.entries.set(key, points);
    this.bytes += points.bytes;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= MOST_BYTES) {
        return;
      }
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.bytes -= this.entries.get(key)?.bytes ?? 0;
    this.entries.delete(key);
  }
}

const keyOf = ({ params = [] }: ApiRequest) =>
  encodeParams(params.filter(([name]) => name !== 'from' && name !== 'until'));
