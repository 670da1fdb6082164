/** Replaces `wasm.generated.ts`: the kernel runs in Go, which has its own copy of the bytes. */
export const WASM = '';
