// Jest setup provided by Grafana scaffolding
import './.config/jest-setup';

// Loading Grafana's components takes seconds on a small machine that is busy with other tests.
import { configure } from '@testing-library/react';
configure({ asyncUtilTimeout: 20_000 });

// jsdom has no ResizeObserver, and Grafana's components look for one when they are loaded. This one tells once of a room
// of 800 × 100 px.
global.ResizeObserver = class {
  constructor(tell) {
    this.tell = tell;
  }

  observe(target) {
    const contentRect = { x: 0, y: 0, width: 800, height: 100, top: 0, left: 0, bottom: 100, right: 800 };
    this.tell([{ target, contentRect }], this);
  }

  unobserve() {}

  disconnect() {}
};
