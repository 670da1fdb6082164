import { guessDirection } from './guess';
import { kindsOf } from './vocabulary';
import { nodeOf, nodesOf } from './words';

// Names as the programs write them, with what an engineer would say of each. `either`: nobody can tell by the name.

interface Names {
  higher?: string;
  lower?: string;
  either?: string;
}

const LAYOUTS: Record<string, Names> = {
  'what this is for': {
    higher: `perf.x.throughput perf.x.opsPerSec perf.x.read_ops perf.daily.lwt-read.result.throughput throughput.mean throughput.median
      ops_per_sec.p95 qps.p50 iops.mean score.max bandwidth.min bytes_per_second read_bytes_per_sec bytesPerSecond time_between_failures
      free_memory memory.free x.coach.score.median perf.throughput.p99`,
    lower: `perf.x.latency_p99 perf.latency.p99 perf.x.elapsedTime perf.x.error_rate errors.count errors.rate timeouts.m1_rate
      failures.OneMinuteRate exceptions.count gc.count failed_ops failed_requests_per_sec dropped_ops cache_miss_rate packet_drop_rate
      retry_rate page_fault_rate loss_rate miss_count SpeedIndex speed_index x.visualMetrics.SpeedIndex.median latency.p99
      perf.daily.lwt-read.result.cpu_time`,
    either: `latency.count cpu_idle perf.x.foo foo.p99 foo.rate foo.count perf.latency-suite.foo perf.error-injection.result.foo
      perf.gc-stress.rows errors.throughput error_throughput hit_miss_ratio count rate total value`,
  },
  'Dropwizard Metrics': {
    higher: `requests.m1_rate requests.mean_rate app.requests.m15_rate reads.OneMinuteRate cache.hits cache.hit-ratio
      jvm.memory.heap.free`,
    lower: `app.latency.mean app.latency.p999 app.latency.stddev jvm.memory.heap.used jvm.memory.non-heap.used jvm.gc.G1-Young-Generation.time
      jvm.gc.PS-MarkSweep.count HikariPool-0.pool.Wait.p99 HikariPool-0.pool.PendingConnections HikariPool-0.pool.ConnectionTimeoutRate
      errors.m5_rate jvm.threads.deadlocks`,
    either: `app.latency.count app.latency.m1_rate HikariPool-0.pool.Usage.p99 HikariPool-0.pool.TotalConnections HikariPool-0.pool.IdleConnections
      jvm.memory.heap.max jvm.memory.heap.committed jvm.memory.heap.init jvm.threads.count app.batch-size.p99 throughput.stddev jvm.memory.total.max`,
  },
  StatsD: {
    higher: `stats.requests.rate stats.api.success.count stats.gauges.workers.throughput`,
    lower: `stats.timers.api.login.mean stats.timers.api.login.upper_90 stats.timers.api.login.median stats.timers.render.mean_90
      stats.api.errors.count stats.api.timeouts.rate stats_counts.api.failures statsd.packets_dropped stats.api.exceptions.rate`,
    either: `stats.timers.api.login.count stats.timers.api.login.count_ps stats_counts.requests stats.gauges.users stats.sets.visitors.count`,
  },
  'sitespeed.io': {
    higher: `sitespeed_io.default.pageSummary.x.coach.advice.score.median sitespeed_io.coach.advice.performance.score.mean
      sitespeed_io.lighthouse.categories.performance.score`,
    lower: `browsertime.statistics.timings.firstPaint.median browsertime.statistics.timings.fullyLoaded.median
      browsertime.statistics.visualMetrics.FirstVisualChange.median browsertime.statistics.visualMetrics.LastVisualChange.p90
      browsertime.statistics.visualMetrics.PerceptualSpeedIndex.median browsertime.statistics.visualMetrics.ContentfulSpeedIndex.mean
      browsertime.statistics.timings.pageTimings.backEndTime.median browsertime.statistics.timings.pageTimings.domContentLoadedTime.median
      browsertime.statistics.timings.pageTimings.pageLoadTime.median browsertime.statistics.cpu.longTasks.totalBlockingTime.median
      browsertime.statistics.timings.largestContentfulPaint.renderTime.median browsertime.statistics.googleWebVitals.cumulativeLayoutShift.median
      browsertime.statistics.googleWebVitals.firstContentfulPaint.median pagexray.pageSummary.transferSize.total
      browsertime.statistics.timings.ttfb.median browsertime.statistics.pageinfo.cls.median coach.errors browsertime.statistics.timings.serverResponseTime.median`,
    either: `pagexray.pageSummary.requests pagexray.pageSummary.contentSize browsertime.statistics.pageinfo.domElements.median speed_index_score`,
  },
  k6: {
    higher: `k6.http_reqs.rate k6.iterations.rate k6.checks.rate k6.http_reqs_per_sec`,
    lower: `k6.http_req_duration.p95 k6.http_req_duration.avg k6.http_req_waiting.med k6.http_req_blocked.max k6.http_req_failed.rate
      k6.dropped_iterations.count k6.iteration_duration.p90 k6.ws_connecting_time.avg k6.grpc_req_duration.p99 k6.http_req_duration`,
    either: `k6.vus k6.vus_max k6.http_reqs k6.http_reqs.count k6.data_received k6.data_sent.count k6.iterations`,
  },
  JMeter: {
    higher: `jmeter.all.ok.count jmeter.login.throughput jmeter.summary.transactionsPerSecond jmeter.all.h.throughput`,
    lower: `jmeter.all.ko.count jmeter.summary.errorPct jmeter.login.meanResTime jmeter.login.pct2ResTime jmeter.login.medianResTime
      jmeter.login.errorCount jmeter.login.elapsed jmeter.login.connectTime`,
    either: `jmeter.all.a.count jmeter.test.maxAT jmeter.test.startedT jmeter.all.ok.avg jmeter.all.ok.pct95 jmeter.all.sb.bytes
      jmeter.all.rb.bytes jmeter.login.sampleCount jmeter.all.a.pct99`,
  },
  Gatling: {
    higher: `gatling.sim.meanNumberOfRequestsPerSecond.ok gatling.sim.allRequests.rps`,
    lower: `gatling.sim.allRequests.ko.count gatling.sim.global.meanResponseTime gatling.sim.percentiles3.responseTime gatling.sim.failedRequests`,
    either: `gatling.sim.users.allUsers.active gatling.sim.users.allUsers.waitingUsersNumber2 gatling.sim.allRequests.all.percentiles95 gatling.sim.allRequests.ok.max`,
  },
  Locust: {
    higher: `locust.current_rps locust.requests_per_second locust.total_rps`,
    lower: `locust.avg_response_time locust.fail_ratio locust.failures_per_second locust.num_failures locust.response_time_percentile_95
      locust.current_fail_per_sec locust.median_response_time`,
    either: `locust.user_count locust.num_requests locust.state locust.avg_content_len`,
  },
  'Hyperfoil, wrk, ab, vegeta, hey': {
    higher: `hyperfoil.phase.requestsPerSecond wrk.requests_per_sec wrk.Requests/sec wrk.Transfer/sec wrk.transfer_per_sec ab.requests_per_second
      ab.transfer_rate vegeta.throughput vegeta.success hey.rps wrk.bytes_per_sec`,
    lower: `hyperfoil.phase.meanResponseTime hyperfoil.phase.blockedTime hyperfoil.phase.status_5xx_errors wrk.latency.mean wrk.latency.stdev wrk.latency_p99
      wrk.socket_errors.connect wrk.errors.read wrk.timeouts ab.time_per_request ab.failed_requests vegeta.latencies.99th vegeta.latencies.max
      vegeta.wait ab.non_2xx_errors hey.slowest_latency`,
    either: `wrk.connections wrk.threads vegeta.rate vegeta.bytes_out.total vegeta.requests ab.concurrency_level`,
  },
  'cassandra-stress': {
    higher: `stress.op_rate stress.partition_rate stress.row_rate stress.opRate stress.write.op_rate`,
    lower: `stress.latency_mean stress.latency_median stress.latency_95th_percentile stress.latency_99.9th_percentile stress.latency_max
      stress.total_gc_count stress.total_gc_memory stress.total_gc_time stress.avg_gc_time stress.stddev_gc_time stress.total_errors
      stress.write.latency_99th stress.total_operation_time`,
    either: `stress.total_partitions stress.threads stress.partitions`,
  },
  Cassandra: {
    higher: `cassandra.Cache.KeyCache.HitRate cassandra.Cache.KeyCache.Hits.OneMinuteRate cassandra.table.readRowsPerSecond cassandra.streaming.throughput`,
    lower: `cassandra.ClientRequest.Read.Latency.99thPercentile cassandra.ClientRequest.Write.Timeouts.OneMinuteRate cassandra.ClientRequest.Read.Failures.Count
      cassandra.ClientRequest.Read.Unavailables.Count cassandra.Compaction.PendingTasks cassandra.DroppedMessage.MUTATION.Dropped.OneMinuteRate
      cassandra.ThreadPools.MutationStage.TotalBlockedTasks cassandra.Cache.KeyCache.Misses.Count cassandra_keyspace_readlatency_seconds
      cassandra_keyspace_pendingcompactions cassandra.Table.LiveDiskSpaceUsed.size cassandra.jvm.gc.pause cassandra.CQL.PreparedStatementsEvicted
      cassandra.Table.TombstoneScannedHistogram.p99`,
    either: `cassandra.ClientRequest.Read.Latency.Count cassandra_table_readlatency_seconds_count cassandra.Client.connectedNativeClients cassandra.Cache.KeyCache.Capacity
      cassandra.Cache.KeyCache.Requests.Count cassandra.uptime_start_time`,
  },
  fio: {
    higher: `fio.read.iops fio.read.iops_mean fio.write.bw fio.write.bw_mean fio.read.bw_min fio.read.iops_min fio.read.bw_bytes`,
    lower: `fio.read.clat_ns.mean fio.read.lat_ns.percentile.99.000000 fio.write.slat_ns.max fio.read.clat_p99 fio.ctx fio.usr_cpu fio.sys_cpu
      fio.write.clat_ns.stddev fio.majf_faults fio.read.clat_ns.percentile.99.900000`,
    either: `fio.read.iops_stddev fio.read.io_bytes fio.read.total_ios fio.iodepth_level.32 fio.read.bw_dev_limit`,
  },
  YCSB: {
    higher: `ycsb.OVERALL.Throughput_ops_sec ycsb.OVERALL.Throughput_ops/sec`,
    lower: `ycsb.READ.AverageLatency_us ycsb.READ.99thPercentileLatency_us ycsb.UPDATE.MaxLatency_us ycsb.READ-FAILED.AverageLatency_us
      ycsb.INSERT.95thPercentileLatency ycsb.OVERALL.RunTime_ms ycsb.CLEANUP.MinLatency_us ycsb.READ.Return=ERROR ycsb.TOTAL_GC_TIME
      ycsb.TOTAL_GCs_G1_Young_Generation.Count ycsb.READ.Return_ERROR`,
    either: `ycsb.READ.Operations ycsb.READ.Return_OK ycsb.INSERT.Operations`,
  },
  'Go testing': {
    higher: `BenchmarkCopy.MB/s BenchmarkCopy.MB_per_s BenchmarkCopy.mb_s_throughput go.bench.Decode.requests/sec`,
    lower: `BenchmarkCopy.ns/op BenchmarkCopy.ns_per_op BenchmarkCopy.B/op BenchmarkCopy.allocs/op BenchmarkCopy.allocs_per_op BenchmarkCopy.bytes_per_op
      go_gc_duration_seconds go_memstats_heap_alloc_bytes go_memstats_alloc_bytes BenchmarkCopy.p99-ns/op go.bench.gc.pause_ns`,
    either: `BenchmarkCopy.iterations BenchmarkCopy.N go_goroutines go_info go_threads go_memstats_last_gc_time_seconds`,
  },
  JMH: {
    higher: `jmh.MapBench.get.thrpt.score jmh.MapBench.get.score jmh.MapBench.ops_per_ms.throughput`,
    lower: `jmh.MapBench.get.gc.alloc.rate jmh.MapBench.get.gc.alloc.rate.norm jmh.MapBench.get.gc.count jmh.MapBench.get.gc.time
      jmh.MapBench.get.gc.churn.G1_Eden_Space jmh.MapBench.get.avgt.ns_per_op jmh.MapBench.get.us/op`,
    either: `jmh.MapBench.get.avgt.score jmh.MapBench.get.ss.score jmh.MapBench.get.scoreError jmh.MapBench.cnt`,
  },
  Prometheus: {
    higher: `http_requests_per_second node_memory_MemAvailable_bytes node_memory_MemFree_bytes node_filesystem_free_bytes cache_hits_total cache_hit_ratio
      availability_ratio process_uptime_seconds node_filesystem_avail_disk_space_available`,
    lower: `http_request_duration_seconds http_request_duration_seconds_p99 http_request_errors_total process_resident_memory_bytes process_cpu_seconds_total
      jvm_gc_pause_seconds_max container_memory_rss container_memory_working_set_memory_usage_bytes container_cpu_usage_seconds_total
      container_cpu_cfs_throttled_seconds grpc_client_failed_calls_total http_requests_failed_total node_network_receive_drop_total
      node_network_transmit_errs_total kafka_consumer_lag request_queue_length rabbitmq_queue_messages_pending jvm_memory_used_bytes
      apiserver_request_latency_seconds node_vmstat_pgmajfault_faults tcp_retransmits_total prometheus_tsdb_wal_corruptions_corrupted_total`,
    either: `http_requests_total http_request_duration_seconds_count http_request_duration_seconds_bucket http_request_duration_seconds_sum process_start_time_seconds
      process_open_fds node_cpu_seconds_idle jvm_memory_max_bytes jvm_memory_committed_bytes http_request_timeout_seconds scrape_interval_seconds
      kube_pod_info rate_limit token_ttl_seconds node_load1 process_max_fds node_memory_MemTotal_bytes cpu_count`,
  },
  'systems and databases': {
    higher: `sysbench.cpu.events_per_second sysbench.oltp.tps sysbench.oltp.qps pgbench.tps redis.instantaneous_ops_per_sec redis.keyspace_hits memcached.get_hits
      iperf.bandwidth_mbps iperf.bits_per_second stream.triad_bandwidth geekbench.score specjbb.max_jOPS.ops linpack.gflops memory_bandwidth db.transactionsPerMinute
      kafka.records_per_sec kafka.mb_per_sec ops_per_joule completed_requests_per_sec http_200_responses_per_sec queries_per_core compile.lines_per_second game.fps render.frames_per_second tokens_per_second`,
    lower: `sysbench.latency.95th redis.keyspace_misses redis.evicted_keys redis.used_memory redis.used_memory_rss memcached.get_misses iperf.retransmits iperf.jitter_ms
      iperf.lost_percent pgbench.latency_average build.binary_size webpack.bundle_size docker.image_size app.startup_time app.startup_ms app.cold_start_latency
      postgres.deadlocks kernel.context_switches.csw mysql.aborted_connects replication.lag_seconds compile_time energy_joules cost_per_query power_watts
      write_amplification max_rss peak_rss_kb memory_usage heap.used cpu_usage cpu.user cpu.system cpu.iowait disk.queue_length lock_contention lock_wait_time
      download_time error_percent error_ratio retries failover_duration recovery_time downtime_minutes job.failed gc.pause.p99 page_faults leaked_bytes http_5xx_rate
      http_500.rate status.4xx.count slow_queries slow_requests_per_sec skipped_rows_per_sec
      responsetime readlatency time_ms wall_time alloc_bytes allocations swap_used disk.latency.read network.latency.p50 dropped.bytes_per_sec`,
    either: `build.number app.version commit_timestamp batch_size pool_size thread_count target_throughput max_connections temperature disk.utilization gpu_utilization
      cpu.idle errors_injected retry_interval_ms think_time_ms cpu.cores queue_capacity records batches_total active_users success.errors.ratio rate_limited_throughput_limit
      invert(perf.latency) scale(perf.latency,-1) divideSeries(a.throughput,b.latency)
      latency_improvement throughput_regression risk_score anomaly_score fan_speed throughput_drop parked_requests_rate unseen_events_per_sec`,
  },
  'Graphite expressions and labels': {
    higher: `movingAverage(perf.t.throughput,5) perSecond(perf.t.requests.count) sumSeries(perf.*.throughput,perf.*.ops) aliasByNode(perf.t.throughput,2)`,
    lower: `maxSeries(perf.t.latency_p99,perf.t.latency_p95) summarize(perf.t.errors,"1d","sum") perf.t.latency;throughput=high;host=a`,
    either: `perf.t.nothing;metric=latency asPercent(perf.t.errors,perf.t.requests)`,
  },
};

const cases = Object.entries(LAYOUTS).flatMap(([layout, { higher = '', lower = '', either = '' }]) =>
  (
    [
      ['higherIsBetter', higher],
      ['lowerIsBetter', lower],
      ['either', either],
    ] as const
  ).flatMap(([direction, names]) =>
    names
      .split(/\s+/)
      .filter(Boolean)
      .map((name) => ({ layout, name, direction }))
  )
);

it('there are names of all layouts', () => expect(cases.length).toBeGreaterThan(250));

it.each(cases)('$layout: $name, $direction', ({ name, direction }) => expect(guessDirection(name)).toBe(direction));

it('a branch behind a name is no part of it', () => {
  expect(guessDirection('perf.t.foo [latency-branch]')).toBe('either');
  expect(guessDirection('perf.t.latency [throughput]')).toBe('lowerIsBetter');
});

it('names become words', () => {
  const words = (name: string) =>
    nodesOf(name, (node) => nodeOf(node, (word) => kindsOf(word).size > 0)).map((node) => node.words.join(' '));
  expect(words('perf.readLatency_p99.HTTPErrors')).toEqual(['perf', 'read latency', 'http errors']);
  expect(words('x.responsetime.mean')).toEqual(['x', 'response time', '']);
  expect(words('x.allocs/op')).toEqual(['x', 'allocs per op']);
});

it('a statistic never turns a direction around', () => {
  const statistics = 'mean median min max p50 p95 p99 p999 99percentile upper_90 mean_90 avg last pct95 95th'.split(
    ' '
  );
  const turned = cases
    .filter(({ direction, name }) => direction !== 'either' && !name.includes('(') && !name.includes(';'))
    .flatMap(({ name, direction }) => statistics.map((statistic) => [`${name}.${statistic}`, direction]))
    .filter(([name, direction]) => {
      const guess = guessDirection(name);
      return guess !== direction && guess !== 'either';
    });
  expect(turned).toEqual([]);
});
