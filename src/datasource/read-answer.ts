import type { ApiAnswer } from '../core/transport/request';
import { POINTS_TYPE, readPoints } from './read-points';

/** Reads the bytes of an answer: points, packed or, where the backend passed them on as they were, as text; or a text. */
export function readAnswer({ bytes, ...answer }: ApiAnswer): ApiAnswer {
  if (!bytes) {
    return answer;
  }
  return answer.contentType.startsWith(POINTS_TYPE)
    ? { ...answer, rendered: readPoints(bytes) }
    : { ...answer, body: new TextDecoder().decode(bytes) };
}
