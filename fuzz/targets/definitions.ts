import { DefinitionError, resolveDefinition } from '../../src/core/fallout/definition';
import { declared, insist, type Target } from '../target';

export const definitions: Target = {
  name: 'definitions',
  run(text) {
    const found = declared(() => resolveDefinition(text), DefinitionError);
    insist(
      found === undefined || (found.prefix.trim() === found.prefix && found.prefix !== ''),
      'a prefix is no blank'
    );
  },
};
