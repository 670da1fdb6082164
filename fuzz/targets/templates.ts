import { DefinitionError } from '../../src/core/fallout/definition';
import { renderTemplate } from '../../src/core/fallout/definition/render';
import { declared, insist, type Target } from '../target';

const VALUES = new Map<unknown, unknown>([
  ['a', 'x'],
  ['l', ['1', '2', null]],
  ['m', new Map([['b', 'y']])],
  ['n', null],
]);

export const templates: Target = {
  name: 'templates',
  run(text) {
    const rendered = declared(() => renderTemplate(text, [VALUES]), DefinitionError);
    if (rendered !== undefined && !text.includes('{{') && !text.includes('\r')) {
      insist(rendered === text, 'text without tags stays as it is');
    }
  },
};
