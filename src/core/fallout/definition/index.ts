export { DefinitionError, type DefinitionErrorKind } from './error';
export { expandDefinition } from './expand';
export { parseJsonParams, parseYamlParams, type Params } from './params';
export { resolveDefinition, type Resolution } from './resolve';
export { splitDefinition } from './split';
