// What the host sees. Each detector has a folder and its own exports; memory is shared.
export { input, memoryEnd } from './memory';
export { recordsAt, RECORD_BYTES } from './records';
export * from './otava';
export { keptFrom } from './kept';
export * from './robust';
