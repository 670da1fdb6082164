/** One request to a service. `params` go into the query of a GET and into the form body of a POST. */
export interface ApiRequest {
  service: 'graphite' | 'fallout';
  method: 'GET' | 'POST';
  /** Path below the service's base URL, starting with a slash, ready to be sent: nothing in it is to be encoded again. */
  path: string;
  params?: Array<[name: string, value: string]>;
}

/** What came back. `status` 0 means that the service was not reached; `body` then says why, as `unreachable` takes it. */
export interface ApiAnswer {
  status: number;
  contentType: string;
  body: string;
  /** Why an answer that did come cannot be used, where the shell has found that out: a clause that begins with "it". */
  problem?: string;
  /** Series of a render answer, where the shell has decoded them itself: parsing is slow where the core is interpreted. */
  rendered?: RenderedPoints[];
  /** How many series more the answer had than `rendered`: beyond what a query may bring. */
  left?: number;
}

/** A series as Graphite answers it, without missing values. Times in ms since 1970, ascending. */
interface RenderedPoints {
  target: string;
  tags?: Record<string, unknown>;
  times: Float64Array;
  values: Float64Array;
}

/** The path of a request with what belongs behind it: the query of a GET. */
export function pathAndQuery({ method, path, params }: ApiRequest): string {
  const query = method === 'GET' ? encodeParams(params) : '';
  return query ? `${path}?${query}` : path;
}

/** Parameters as `application/x-www-form-urlencoded` text, for queries and for form bodies. */
export function encodeParams(params: ApiRequest['params'] = []): string {
  return params.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
}
