import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A recording rule beside the example's alert rule, of the same query. */
export const recordingRule = `
  - orgId: 1
    name: recorded
    folder: Hunter
    interval: 2s
    rules:
      - uid: hunter-recorded
        title: changes of lwt-read
        record: { metric: hunter_change, from: R }
        data:
          - refId: A
            datasourceUid: hunter
            relativeTimeRange: { from: 2592000, to: 0 }
            model:
              { refId: A, version: 1, source: { type: fallout, test: lwt-read }, show: changeSeries, reportWithin: { runs: 5 } }
          - refId: R
            datasourceUid: __expr__
            model: { refId: R, type: reduce, expression: A, reducer: max }
`;

/** The Prometheus that it writes to, which Grafana's settings name: rules in files cannot. */
export const recordingFiles = (url: string) => ({
  'datasources/recorded.yaml': `apiVersion: 1
datasources:
  - { name: Recorded, uid: hunter-recorded, type: prometheus, access: proxy, url: '${url}' }
`,
});

/** Takes what a Prometheus would be sent. Compressed, but names stand in it as they are. */
export async function startReceiver() {
  const receiver = { url: '', got: '', close: () => void server.close() };
  const server = createServer(async (request, response) => {
    for await (const chunk of request) {
      receiver.got += (chunk as Buffer).toString('latin1');
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return receiver;
}
