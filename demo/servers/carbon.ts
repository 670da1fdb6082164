import { connect } from 'node:net';

import type { Point } from '../story/points';

/** Sends points to carbon's line port. */
export function sendLines(host: string, port: number, points: Point[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => {
      socket.end(points.map(([path, value, seconds]) => `${path} ${value} ${seconds}\n`).join(''), resolve);
    });
    socket.on('error', reject);
  });
}
