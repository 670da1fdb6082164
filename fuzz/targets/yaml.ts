import { DefinitionError, toPlain } from '../../src/core/fallout/definition';
import { javaText } from '../../src/core/fallout/definition/java-text';
import { parseYaml, YamlError } from '../../src/core/fallout/definition/yaml';
import { declared, insist, type Target } from '../target';

export const yaml: Target = {
  name: 'yaml',
  run(text) {
    const value = declared(() => parseYaml(text), YamlError, DefinitionError);
    insist(typeof javaText(value) === 'string', 'all values have a text');
    toPlain(value);
  },
};
