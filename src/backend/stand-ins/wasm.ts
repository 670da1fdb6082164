/** In place of `wasm.generated.ts`: the kernel runs in Go, which has its bytes already. */
export const WASM = '';
