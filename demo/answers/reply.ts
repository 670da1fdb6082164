/** What a server answers. */
export interface Reply {
  status: number;
  type: string;
  body: string | Uint8Array;
  headers?: Record<string, string>;
}

export interface Request {
  method: string;
  /** Path without query string, not decoded. */
  path: string;
  params: URLSearchParams;
  headers: { authorization?: string };
}

export const json = (value: unknown, status = 200): Reply => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});
