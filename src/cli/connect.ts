import { checkToken } from '../core/fallout/api/token';
import { type Send } from '../core/transport/send';
import type { Config } from './config/config';
import { httpTransport } from './http-transport';

/** Connects to the configured servers, and checks the token if there is one. @throws HunterError */
export async function connect(config: Config): Promise<Send> {
  const send = httpTransport(config);
  if (config.fallout.token) {
    await checkToken(send);
  }
  return send;
}
