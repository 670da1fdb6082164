import { reasonOf } from './http-transport';
import { readText } from './read-answer';

/** Longest wait for an answer, ms. */
const TIMEOUT = 30_000;
const LIMIT = 16 << 20;

/** The answer of a server; `problem` if there is none. */
export interface JsonAnswer {
  status: number;
  text: string;
  problem?: string;
}

/** Sends JSON to a server. Redirects are not followed, and errors contain no secrets. */
export async function postJson(
  method: string,
  url: string,
  body: object | undefined,
  authorization: string | undefined,
  hide: (text: string) => string
): Promise<JsonAnswer> {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      headers: {
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
        ...(authorization && { authorization }),
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
    return { status: response.status, text: (await readText(response, LIMIT)) ?? '' };
  } catch (error) {
    return { status: 0, text: '', problem: hide(`${reasonOf(error, TIMEOUT)}.`) };
  }
}
