/** Replaces `wasm.generated.json`: the kernel runs in Go, which has its own copy of the bytes. */
export default '';
