import { RecentlyUsed } from '../core/recently-used';
import { encodeParams, type ApiRequest, type RenderedPoints } from '../core/transport/request';

/** Points that a server has answered with. */
export interface KnownPoints {
  /** The backend makes it of all that Graphite answers. Empty if no answer had all of these points. */
  digest: string;
  rendered: RenderedPoints[];
  bytes: number;
  /** When all of them were asked for, ms since 1970. */
  wholeAt: number;
  /** When newer points could not be joined to them, ms since 1970. */
  misfitAt?: number;
}

/** Most bytes of points that are kept for the next refresh: some ten panels of 200 series of 2,000 points. */
const MOST_BYTES = 32e6;

/**
 * The latest points of each request, so that the backend need not send them again when they are still what Graphite has.
 * Requests up to another time are the same one: a refresh asks for a later one. The least recently used ones are forgotten.
 */
export class PointsCache {
  private readonly entries = new RecentlyUsed<KnownPoints>(MOST_BYTES, ({ bytes }) => bytes);

  find(request: ApiRequest): KnownPoints | undefined {
    return this.entries.find(keyOf(request));
  }

  keep(request: ApiRequest, points: KnownPoints): void {
    this.entries.keep(keyOf(request), points);
  }
}

const keyOf = ({ params = [] }: ApiRequest) => encodeParams(params.filter(([name]) => name !== 'until'));
