// What the host sees. Each detector has a folder and its own exports; memory is shared.
export { input } from './memory';
export { recordsAt, RECORD_BYTES } from './records';
export * from './otava';
export * from './robust';
