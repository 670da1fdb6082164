import { HunterError } from '../../../core/errors';
import type { ApiAnswer, ApiRequest } from '../../../core/transport/request';
import type { News } from './news';
import type { Order } from './order';

// What page and worker tell each other: plain data, because functions and classes do not pass between them.

export type ToWorker =
  | { type: 'order'; order: Order }
  /** What was asked for, or why it could not be. Bytes of the answer are handed over, not copied. */
  | ({ type: 'answer'; id: number } & ({ answer: ApiAnswer } | { problem: PlainError }));

export type FromWorker =
  /** The worker can detect, and waits for its order. */
  | { type: 'ready' }
  /** It cannot. */
  | { type: 'unable' }
  /** The page shall send a request: it has Grafana's login, and cancels it. */
  | { type: 'send'; id: number; request: ApiRequest }
  | { type: 'news'; news: News }
  /** The order is carried out, and stored; or could not be. */
  | { type: 'end'; problem?: PlainError };

export interface PlainError {
  message: string;
  kind?: HunterError['kind'];
  status?: number;
}

export function toPlain(error: unknown): PlainError {
  if (error instanceof HunterError) {
    const { message, kind, status } = error;
    return { message, kind, ...(status !== undefined && { status }) };
  }
  return { message: error instanceof Error ? error.message : String(error) };
}

export const fromPlain = ({ message, kind, status }: PlainError): Error =>
  kind ? new HunterError(kind, message, status) : new Error(message);
