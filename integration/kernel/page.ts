import { loadDetector } from '../../src/core/changepoint/detector';
import { digestOf, type VectorCase } from '../../src/core/testing/kernel-digest';

/** For the test in the browser. */
Object.assign(globalThis, {
  digest: async (vectors: VectorCase[]) => digestOf(await loadDetector(), vectors),
});
