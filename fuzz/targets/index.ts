import type { Target } from '../target';
import { answers } from './answers';
import { dates } from './dates';
import { definitions } from './definitions';
import { escapes } from './escapes';
import { events } from './events';
import { expressions } from './expressions';
import { globs } from './globs';
import { queries } from './queries';
import { references } from './references';
import { templates } from './templates';
import { yaml } from './yaml';

export const TARGETS: Target[] = [
  definitions,
  yaml,
  templates,
  expressions,
  references,
  events,
  queries,
  globs,
  dates,
  escapes,
  answers,
];
