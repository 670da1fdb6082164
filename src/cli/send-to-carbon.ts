import { connect } from 'node:net';

import { HunterError } from '../core/errors';
import { carbonLines, carbonPickles, type CarbonPoint } from '../core/graphite/carbon';
import type { Config } from './config/config';
import { REASONS } from './http-transport';

type Protocol = 'line' | 'pickle';

/** The address of carbon, and the protocol it expects there. */
export interface Carbon {
  host: string;
  port: number;
  protocol: Protocol;
}

const PORTS: Record<Protocol, number> = { line: 2003, pickle: 2004 };
/** Longest wait for carbon, ms. */
const TIMEOUT = 30_000;

/** Completes the command's options with the settings. @throws HunterError naming the value that cannot be used */
export function carbonOf(
  options: { carbonHost?: string; carbonPort?: string | number; protocol?: string },
  { carbon = {} }: Pick<Config, 'carbon'>
): Carbon {
  const protocol = options.protocol ?? carbon.protocol ?? 'line';
  const host = options.carbonHost ?? carbon.host;
  if (protocol !== 'line' && protocol !== 'pickle') {
    throw new HunterError('input', `Carbon's protocol cannot be "${protocol}": choose line or pickle.`);
  }
  if (!host) {
    throw new HunterError(
      'input',
      'The host of carbon is not set: give --carbon-host, or set CARBON_HOST. With --dry-run the points are only printed.'
    );
  }
  const port = Number(options.carbonPort ?? carbon.port ?? PORTS[protocol]);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new HunterError('input', `Carbon's port cannot be "${options.carbonPort ?? carbon.port}": give 1 to 65535.`);
  }
  return { host, port, protocol };
}

/**
 * Sends points, and waits until carbon has read them. Carbon never answers, so a server that answers is not carbon. It
 * closes the connection if it does not understand the data, such as pickles at the port for lines.
 *
 * @param timeout longest wait, ms
 * @throws HunterError
 */
export function sendToCarbon(points: CarbonPoint[], carbon: Carbon, timeout = TIMEOUT): Promise<void> {
  const { host, port, protocol } = carbon;
  return new Promise((resolve, reject) => {
    let isSent = false;
    const fail = (reason: string) => {
      clearTimeout(timer);
      socket.destroy();
      reject(new HunterError('unreachable', `Carbon cannot be reached: ${reason} (${host}:${port}, ${protocol}).`));
    };
    const timer = setTimeout(() => fail(`it did not take the points within ${timeout / 1000} s`), timeout);
    const failed = (error: NodeJS.ErrnoException) => fail(REASONS[error.code ?? ''] ?? error.message);
    const socket = connect(port, host, () => {
      const messages = protocol === 'line' ? [carbonLines(points)] : carbonPickles(points);
      messages.slice(0, -1).forEach((bytes) => socket.write(bytes));
      socket.write(messages[messages.length - 1], () => {
        // carbon handles one event at a time: once it has served two later connections, it has begun to read ours
        visit(carbon, timeout)
          .then(() => visit(carbon, timeout))
          .then(() => {
            isSent = true;
            socket.end();
          })
          .catch(failed);
      });
    });
    socket.on('error', failed);
    socket.on('data', () => fail('what listens there answers, which carbon does not: check the port'));
    socket.on('close', () => {
      clearTimeout(timer);
      if (isSent) {
        resolve();
      } else {
        fail(
          `it closed the connection at once, as at a port for another protocol: check the port, which is ${PORTS.line} for lines and ${PORTS.pickle} for pickles as a rule, and --protocol`
        );
      }
    });
  });
}

/** Connects and disconnects. */
function visit({ host, port }: Carbon, timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.end());
    socket.setTimeout(timeout, () => socket.destroy());
    socket.on('error', reject);
    socket.on('close', () => resolve());
    socket.resume();
  });
}
