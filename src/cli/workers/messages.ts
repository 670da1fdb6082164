import { HunterError } from '../../core/errors';
import { DefinitionError } from '../../core/fallout/definition/error';
import type { Job, Outcome } from '../analyse-test';
import type { Config } from '../config/config';
import type { Resources } from '../resources';
import { SOURCES, type Chosen } from '../sources/choose-source';

// What threads tell each other: plain data, because functions and classes do not pass between them.

/** What a thread is given when it starts. */
export interface Start {
  /** Without the catalogue, whose tests are in the jobs. */
  config: Config;
  resources: Resources;
}

/** A job for a thread. */
export interface Order extends Omit<Job, 'chosen'> {
  /** Number of the job. */
  id: number;
  name: string;
  /** Each with the position of its source in the list of all. */
  parts: Array<Omit<Chosen['parts'][number], 'source'> & { source: number }>;
  options: Chosen['options'];
}

/** What a thread answers: how far a job is, or its outcome. */
export type Report = { id: number } & ({ progress: string } | { outcome: PlainOutcome });

type PlainOutcome = Exclude<Outcome, { error: unknown }> | { test: string; problem: PlainError; warnings: string[] };

interface PlainError {
  type?: 'hunter' | 'definition';
  message: string;
  /** Fields of the error. */
  fields: object;
}

export const toOrder = (id: number, { chosen, ...rest }: Job): Order => ({
  id,
  ...rest,
  name: chosen.name,
  options: chosen.options,
  parts: chosen.parts.map(({ source, ...part }) => ({ ...part, source: SOURCES.indexOf(source) })),
});

export const toJob = ({ name, parts, options, ranges, lines }: Order): Job => ({
  chosen: { name, options, parts: parts.map((part) => ({ ...part, source: SOURCES[part.source] })) },
  ranges,
  lines,
});

export function toPlain(outcome: Outcome): PlainOutcome {
  if (!('error' in outcome)) {
    return outcome;
  }
  const { test, error, warnings } = outcome;
  return { test, problem: plainError(error), warnings };
}

export function fromPlain(outcome: PlainOutcome): Outcome {
  if (!('problem' in outcome)) {
    return outcome;
  }
  const { test, problem, warnings } = outcome;
  return { test, error: realError(problem), warnings };
}

function plainError(error: unknown): PlainError {
  const message = error instanceof Error ? error.message : String(error);
  const type = error instanceof HunterError ? 'hunter' : error instanceof DefinitionError ? 'definition' : undefined;
  return { message, ...(type && { type }), fields: type ? { ...(error as Error) } : {} };
}

function realError({ type, message, fields }: PlainError): Error {
  const prototype = { hunter: HunterError, definition: DefinitionError }[type as string]?.prototype;
  const error = new Error(message);
  return Object.assign(prototype ? (Object.setPrototypeOf(error, prototype) as Error) : error, fields);
}
