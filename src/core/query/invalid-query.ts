import { HunterError } from '../errors';

/** Makes an error about a query. @param what the rest of the sentence: `names no Fallout test: pick one` */
export const invalid = (what: string) => new HunterError('input', `The query ${what}.`);
