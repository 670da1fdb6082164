class NoWorker {
  constructor(_: string | URL) {
    throw new Error('There are no workers here.');
  }
}

/** A worker's base. Where there are none, making one fails. */
const Base = (typeof Worker === 'undefined' ? NoWorker : Worker) as typeof Worker;

export interface ScriptWorkerOptions extends WorkerOptions {
  /** Loads the script, as always one of another origin: the page's own may redirect there. */
  loaded?: boolean;
}

/**
 * A worker whose script may be on another origin, as a plugin's is where Grafana has a CDN: browsers start workers from
 * the page's own origin only, so one is started that loads the script. `webpack.config.ts` names this class.
 */
export class ScriptWorker extends Base {
  constructor(url: URL, { loaded, ...options }: ScriptWorkerOptions = {}) {
    super(loaded || url.origin !== location.origin ? loaderOf(url) : url, options);
  }
}

/** A script in the page's memory that loads the one of the URL. */
function loaderOf(url: URL): string {
  const address = JSON.stringify(url.href);
  const script = `globalThis.scriptUrl = ${address}; importScripts(${address});`;
  return URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
}
