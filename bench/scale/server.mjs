// A stand-in for Graphite that answers from memory, in a process of its own: `node server.mjs TESTS METRICS RUNS [DELAY]`,
// each answer after DELAY ms. Every third series has a step of 10 %. It prints its port. POST /night gives a run more to
// every tenth test.
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const [tests, metrics, runs, delay = 0] = process.argv.slice(2).map(Number);
const DAY = 86_400;
/** Time of the last run, s since 1970, so that one more is not in the future. */
const END = Math.floor(Date.now() / 1000 / DAY) * DAY - DAY;

let nights = 0;
const points = new Map();

/** Random numbers from 0 to 1, the same for the same seed: a linear congruential generator. */
function generator(seed) {
  let state = seed;
  return () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
}

/** All points of a series as text, `[value, time]` each, in ascending order of time. */
function pointsOf(test, metric) {
  const key = test * metrics + metric;
  if (!points.has(key)) {
    const random = generator(key * 7919 + 1);
    const step = runs / 3 + ((key * 31) % (runs / 2));
    const noise = () => (random() + random() + random() - 1.5) * 4;
    const valueAt = (run) => (100 * (run < step || key % 3 !== 0 ? 1 : 1.1) + noise()).toFixed(2);
    points.set(
      key,
      Array.from({ length: runs + 1 }, (_, run) => `[${valueAt(run)},${END - (runs - 1 - run) * DAY}]`)
    );
  }
  return points.get(key);
}

/** The answer for the series of a test, from a time (exclusive, as Graphite's is) to another, s since 1970. */
function render(test, from, until) {
  const last = Math.min(until, END + (test % 10 === 0 ? nights * DAY : 0));
  const first = Math.max(0, Math.floor((from - END) / DAY) + runs);
  const count = Math.floor((last - END) / DAY) + runs;
  return Array.from({ length: metrics }, (_, metric) => {
    const name = `bench.t${test}.m${metric}`;
    return `{"target":"${name}","tags":{"name":"${name}"},"datapoints":[${pointsOf(test, metric).slice(first, count).join()}]}`;
  }).join();
}

const node = (id, leaf) => ({ id, text: id.split('.').pop(), leaf, expandable: 1 - leaf, allowChildren: 1 - leaf });

function find(query) {
  const [, test, below] = /^bench\.t(\d+)(\.\*)?$/.exec(query) ?? [];
  if (query === 'bench') {
    return [node('bench', 0)];
  }
  return below
    ? Array.from({ length: metrics }, (_, metric) => node(`bench.t${test}.m${metric}`, 1))
    : test === undefined
      ? []
      : [node(query, 0)];
}

for (let test = 0; test < tests; test++) {
  render(test, 0, END);
}
createServer(async (request, response) => {
  const body = (await request.toArray()).join('');
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  const params = new URLSearchParams(`${searchParams}&${body}`);
  response.setHeader('content-type', 'application/json');
  if (delay > 0) {
    await sleep(delay);
  }
  if (pathname === '/render') {
    const asked = params.getAll('target').map((target) => Number(/^bench\.t(\d+)\.\*$/.exec(target)?.[1]));
    const [from, until] = ['from', 'until'].map((name) => Number(params.get(name)));
    response.end(`[${asked.map((test) => render(test, from, until)).join()}]`);
  } else if (pathname === '/night') {
    response.end(String(++nights));
  } else {
    response.end(JSON.stringify(find(params.get('query') ?? '')));
  }
})
  .listen(0, '127.0.0.1')
  .on('listening', function () {
    process.stdout.write(`${this.address().port}\n`);
  });
