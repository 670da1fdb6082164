/** One request to a service. `params` go into the query of a GET and into the form body of a POST. */
export interface ApiRequest {
  service: 'graphite' | 'fallout';
  method: 'GET' | 'POST';
  /** Path below the service's base URL. Starts with a slash, and is already percent-encoded. */
  path: string;
  params?: Array<[name: string, value: string]>;
  /** Somebody else reads the answer, such as a worker, whom its `bytes` are handed over to. */
  unread?: true;
  /** Points of before will do where they are more than a week old, if they are those of the last ten minutes. */
  refresh?: true;
}

/** An answer. `status` 0 means that the service was not reached; `body` then holds the reason for `unreachable`. */
export interface ApiAnswer {
  status: number;
  contentType: string;
  body: string;
  /** The body of an answer that is not read yet: `body` is empty then. */
  bytes?: ArrayBuffer;
  /** The reason why the shell found this answer unusable: a clause that begins with "it". */
  problem?: string;
  /** Series of a render answer that the shell has already decoded: parsing is slow where the core is interpreted. */
  rendered?: RenderedPoints[];
  /** The body as parsed JSON, where that has been done already: `body` is empty then. */
  parsed?: unknown;
  /** Number of series that the shell dropped from `rendered`, because they are above the query's limit. */
  left?: number;
}

/** A series as Graphite answers it, without missing values. Times in ms since 1970, ascending. */
export interface RenderedPoints {
  target: string;
  tags?: Record<string, unknown>;
  times: Float64Array;
  values: Float64Array;
}

/** Returns the path of a request, and for a GET its query string. */
export function pathAndQuery({ method, path, params }: Omit<ApiRequest, 'service'>): string {
  const query = method === 'GET' ? encodeParams(params) : '';
  return query ? `${path}?${query}` : path;
}

/** Writes parameters as `application/x-www-form-urlencoded`, for query strings and form bodies. */
export function encodeParams(params: ApiRequest['params'] = []): string {
  return params.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
