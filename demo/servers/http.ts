import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Reply, Request } from '../answers/reply';

export { json, type Reply, type Request } from '../answers/reply';

/** Starts a server on a port, 0 for a free one. It is reachable from this machine only, unless `host` is set. */
export async function serve(
  handle: (request: Request) => Promise<Reply> | Reply,
  port = 0,
  host = '127.0.0.1'
): Promise<{ url: string; server: Server }> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing, handle);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handle: (request: Request) => Promise<Reply> | Reply
) {
  const [path, query = ''] = (incoming.url ?? '/').split('?');
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const params = new URLSearchParams(query);
  new URLSearchParams(Buffer.concat(chunks).toString()).forEach((value, name) => params.append(name, value));
  let reply: Reply;
  try {
    reply = await handle({ method: incoming.method ?? 'GET', path, params, headers: incoming.headers });
  } catch (error) {
    reply = { status: 500, type: 'text/plain', body: String(error) };
  }
  outgoing.writeHead(reply.status, { 'content-type': reply.type, ...reply.headers });
  outgoing.end(reply.body);
}
