/* global jest */

// A real browser on a busy machine is late now and then. A test that fails is run once more; its first error is printed,
// so that a test which needs this often is seen.
jest.retryTimes(1, { logErrorsBeforeRetry: true });
