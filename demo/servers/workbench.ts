import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

import { json, serve, type Reply, type Request } from './http';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
};

export interface Upstreams {
  graphite: string;
  fallout: string;
  token: string;
}

const RESOURCES = /^\/api\/datasources\/uid\/[^/]+\/resources\/(graphite|fallout)(\/.*)$/;

/** Serves the workbench's page, and stands in for the resource routes of the data source's backend in Grafana. */
export function startWorkbench(root: string, upstreams: Upstreams, port = 0) {
  return serve(async (request) => {
    const resource = RESOURCES.exec(request.path);
    return resource
      ? forward(request, resource[1] as 'graphite' | 'fallout', resource[2], upstreams)
      : file(root, request.path);
  }, port);
}

async function forward(
  { method, params }: Request,
  service: 'graphite' | 'fallout',
  path: string,
  upstreams: Upstreams
): Promise<Reply> {
  const text = params.toString();
  const headers: Record<string, string> = service === 'fallout' ? { authorization: `Bearer ${upstreams.token}` } : {};
  try {
    const response = await fetch(
      upstreams[service] + path + (method === 'GET' && text ? `?${text}` : ''),
      method === 'GET' ? { headers } : { method, headers, body: new URLSearchParams(text) }
    );
    const body = await response.text();
    const type = response.headers.get('content-type') ?? '';
    // as the backend does it: a refusal comes in an envelope
    return response.ok
      ? { status: response.status, type, body }
      : json({ status: response.status, contentType: type, body }, 502);
  } catch {
    return json({ status: 0, contentType: '', body: 'the connection was refused.' }, 502);
  }
}

async function file(root: string, path: string): Promise<Reply> {
  const icons = '/public/build/img/icons/';
  const places = [
    // pages have addresses of their own, without an extension
    join(root, normalize(extname(path) === '' || path.startsWith('/a/') ? '/index.html' : path)),
    ...(path.startsWith(icons)
      ? [join('node_modules/@grafana/ui/dist/public/img/icons', normalize(`/${path.slice(icons.length)}`))]
      : []),
  ];
  for (const place of places) {
    try {
      return { status: 200, type: TYPES[extname(place)] ?? 'application/octet-stream', body: await readFile(place) };
    } catch {
      // the next place
    }
  }
  return { status: 404, type: 'text/plain', body: 'Not found' };
}
