declare let __webpack_public_path__: string;

// Lazy parts of the nested plugins are built into the app's folder, but the scaffolding looks for them beside the nested
// plugin's own module: at `…/plugins/hunter-changepoints-datasource/`, or `…/hunter-changepoints-app/datasource/` on a CDN.
// Must be imported before anything that imports lazily.
__webpack_public_path__ = __webpack_public_path__
  .replace(/hunter-changepoints-(datasource|panel)\/$/, 'hunter-changepoints-app/')
  .replace(/(hunter-changepoints-app\/)(datasource|panel)\/$/, '$1');

export {};
