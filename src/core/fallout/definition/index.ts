export { DefinitionError } from './error';
export { toPlain } from './plain';
export { parseJsonParams, parseYamlParams, type Params } from './params';
export { resolveDefinition, type Resolution } from './resolve';
export { splitDefinition } from './split';
