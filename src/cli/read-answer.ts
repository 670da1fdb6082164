const MB = 1 << 20;
/** Largest answer with points, bytes. A year of 1,000 series has 10 MB. */
const POINTS = 64 * MB;
/** Largest other answer, bytes. */
const OTHERS = 16 * MB;

/** Returns the largest size of an answer at a path, bytes. */
export const sizeLimit = (path: string): number =>
  path === '/render' || path.endsWith('/query_range') ? POINTS : OTHERS;

/** Reads an answer as a stream, to bound memory. Undefined if it has more than `limit` bytes. */
export async function readText(response: Response, limit: number): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8');
  const parts: string[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read?.value; read = await reader!.read()) {
    size += read.value.byteLength;
    if (size > limit) {
      await reader!.cancel();
      return undefined;
    }
    parts.push(decoder.decode(read.value, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

/**
 * Describes a redirect in a clause, without the secrets that its URL may contain; undefined if the answer is none.
 * Redirects are not followed, because that would send the request, and perhaps credentials, to another server.
 */
export function redirectOf(response: Response, asked: string): string | undefined {
  if (response.status < 300 || response.status > 399) {
    return undefined;
  }
  const location = response.headers.get('location') ?? '';
  if (location === '' || !URL.canParse(location, asked)) {
    return `it answered ${response.status}, and redirects are not followed.`;
  }
  const { protocol, host, pathname } = new URL(location, asked);
  const place = `${protocol}//${host}${pathname}`.slice(0, 200);
  return `it redirects to ${place}, and redirects are not followed: where that is the server you mean, enter its address.`;
}
