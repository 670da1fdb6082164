const base = require('./jest.config');

// Against real servers and a real browser: slower, in Node's own environment, one file at a time.
module.exports = {
  ...base,
  testEnvironment: 'node',
  setupFilesAfterEnv: ['<rootDir>/integration/retry.js'],
  testMatch: ['<rootDir>/integration/**/*.test.ts'],
  testTimeout: 120_000,
};
