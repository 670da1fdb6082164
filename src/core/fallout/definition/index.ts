export { DefinitionError, type DefinitionErrorKind } from './error';
export { expandDefinition, type Expansion } from './expand';
export { JavaDouble, JavaInteger } from './java-values';
export { toPlain } from './plain';
export { parseJsonParams, parseYamlParams, type Params } from './params';
export { resolveDefinition, type Resolution } from './resolve';
export { splitDefinition } from './split';
