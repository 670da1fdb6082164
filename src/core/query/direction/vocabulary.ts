import { memoize } from '../../memoize';

// The meanings of words in metric names, as tools write them. Words are in the singular; see `kindsOf`.

/**
 * The kind of a word:
 *
 * - `rate-of-work`: an amount of work per time, or a quality, of which more is better: `throughput`, `score`
 * - `success`: good things to count: `hit`, `passed`
 * - `failure`: bad things to count: `error`, `retry`
 * - `time`: how long something takes: `latency`, `seconds`
 * - `cost`: a resource other than time that is used up: `memory`, `gc`
 * - `work`: a unit of work; a higher rate is better, a higher number alone means nothing: `request`, `byte`
 * - `rate`, `count`, `part`, `usage`: the quantity of the thing that the words beside it name
 * - `per`: separates the two sides of a ratio
 * - `size`: the size of the thing that the words beside it name
 * - `artefact`: a thing that should be small, such as a file
 * - `free`: reverses a cost, since more free memory is better
 * - `idle`: neither good nor bad
 * - `setting`: a configured value, not a measured one (`limit`, `interval`), or a point in time (`timestamp`)
 * - `reversed`: reverses a failure: `recovered`
 * - `between`: reverses a failure, since a long time between failures is good
 * - `resource`: the unit by which work or cost is divided: `core`, `watt`
 * - `doubt`: makes the direction unknown: `improvement`, `risk`
 * - `capacity`: makes memory an amount that exists, not one that is used
 * - `index`, `queue`: only have a meaning together with other words
 * - `timer`: a node of StatsD with times below it
 * - `outcome`: `ok` and `ko`, under which tools write both times and counts
 * - `plain`: a word without a meaning for the direction
 */
export type Kind = (typeof KINDS)[number];

const KINDS = [
  'rate-of-work',
  'success',
  'failure',
  'time',
  'cost',
  'work',
  'rate',
  'count',
  'part',
  'usage',
  'per',
  'size',
  'artefact',
  'free',
  'idle',
  'setting',
  'reversed',
  'between',
  'resource',
  'capacity',
  'doubt',
  'index',
  'queue',
  'timer',
  'outcome',
  'plain',
] as const;

const WORDS: Record<Kind, string> = {
  'rate-of-work':
    'throughput goodput bandwidth bw iops ops opm qps qpm rps rpm tps tpm cps mps fps kbps mbps gbps kops mops flops gflops tflops mips ips ' +
    'score apdex speed speedup efficiency availability uptime quality accuracy ipc',
  success: 'success successful succeeded hit pass passed check',
  failure:
    'error err fail failed failure failing timeout timedout miss missed drop dropped loss lost reject rejected rejection refused exception ' +
    'fault retry retried retransmit retransmission retrans retransmitted abort aborted crash conflict collision violation invalid ' +
    'unavailable corrupt corrupted leak leaked deadlock throttled throttle throttling oom panic stale discard discarded slow late expired cancelled canceled skipped wasted denied malformed unauthorized ' +
    'forbidden orphan orphaned zombie spurious redundant incomplete unfinished unprocessed unanswered unhandled interrupted killed shed bounced degraded ' +
    'overflow underrun overrun jank janky warning defect mispredict broken bad unsuccessful restart disconnect eviction evicted',
  time:
    'latency lat clat slat duration dur elapsed delay lag wait waiting pause stall stalled blocking jitter rtt ttfb ttfc fcp lcp inp tti tbt fid ' +
    'time timing took runtime downtime staleness ms msec us usec ns nsec sec second milli millis millisecond micro micros microsecond nano nanos nanosecond s ' +
    'minute hour realtime walltime walclock wallclock sojourn',
  cost:
    'blocked memory mem rss heap nonheap pss uss vsz footprint alloc allocation allocated allocs gc garbage churn cpu overhead swap swapped ' +
    'contention contended contended ctx csw cswitch backlog pending outstanding energy watt joule cost co2 emission price stw ' +
    'bloat fragmentation amplification involuntary steal iowait cls tombstone',
  work:
    'request req reqs operation op query transaction txn trx tx message msg event row record document doc packet pkt datagram frame ' +
    'call job task item iteration iter transfer commit insert read write get put scan compaction flush hint update select delete lookup key byte kb kib mb mib gb gib b bit kbit mbit ' +
    'io publish consume produce produced consumed received sent recv rx upload download fetch page partition mutation token sample entry ' +
    'invocation sql http grpc rpc login checkout order data block chunk batch session user span trace log line point metric processed completed finished',
  rate: 'rate freq frequency persec persecond',
  count: 'count counter cnt num number total sum bucket cumulative',
  part: 'ratio percent percentage pct share fraction proportion',
  usage: 'used usage utilization utilisation util use active current load level',
  per: 'per',
  size: 'size length len depth weight',
  artefact:
    'binary bundle index image package artifact artefact transfer payload disk sstable file storage document code html css js javascript font',
  free: 'free available remaining headroom unused',
  idle: 'idle',
  setting:
    'limit target threshold sla slo budget interval period window ttl expiry expiration quota configured config setting requested offered expected allowed ' +
    'planned desired timestamp epoch date created version last age think seed reserved baseline reference weightage',
  reversed: 'recovered avoided prevented injected handled corrected resolved saved tolerated fixed budgeted mttf mtbf',
  between: 'between mtbf mttf',
  resource: 'core thread node watt joule dollar usd euro connection host server instance client cycle vcpu',
  capacity: 'capacity init committed max maximum',
  doubt:
    'change improvement regression reduction increase decrease gain delta diff difference degradation saving growth variation deviation risk anomaly outlier ' +
    'z vulnerability threat severity spam penalty priority fan clock',
  index: 'index',
  queue: 'queue queued',
  timer: 'timer',
  outcome: 'ok ko',
  plain:
    'all https connect ps mark sweep cms g1 eden survivor par new tenured zgc shenandoah scavenge concurrent space gen norm normalized start main api client server app application web service svc test perf result run db cache cached system user sys usr process jvm java node net network ' +
    'response full young old minor major collection pool device inbound outbound in out input output local remote ' +
    'first byte contentful paint visual interactive load dom end to by of the and for on a',
};

const kinds = new Map<string, Set<Kind>>();
for (const kind of KINDS) {
  for (const word of WORDS[kind].split(' ')) {
    const known = kinds.get(word) ?? new Set();
    kinds.set(word, known.add(kind));
  }
}

const NONE: ReadonlySet<Kind> = new Set();

/** Returns the kinds of a word; none if it is unknown. Plurals, and digits at the end, are ignored. */
export const kindsOf = memoize((word: string): ReadonlySet<Kind> => {
  for (const form of formsOf(word)) {
    const found = kinds.get(form);
    if (found) {
      return found;
    }
  }
  return NONE;
});

function formsOf(word: string): string[] {
  const bare = word.replace(/\d+$/, '');
  return [word, bare].flatMap((one) => [
    one,
    one.replace(/ies$/, 'y'),
    one.replace(/(s|x|sh|ch)es$/, '$1'),
    one.replace(/([^s])s$/, '$1'),
  ]);
}
