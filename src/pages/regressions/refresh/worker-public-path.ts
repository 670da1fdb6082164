declare let __webpack_public_path__: string;

// Lazy parts are beside the worker's script, whose address `ScriptWorker` tells where it is not the worker's own.
// Must be imported before anything that imports lazily.
const { scriptUrl = location.href } = globalThis as { scriptUrl?: string };
__webpack_public_path__ = new URL('.', scriptUrl).href;

export {};
