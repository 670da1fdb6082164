import { HunterError } from '../errors';

/** `The query names no Fallout test: pick one.` */
export const invalid = (what: string) => new HunterError('input', `The query ${what}.`);
