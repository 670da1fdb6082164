// Package metrics has what the backend measures. Grafana collects it at
// /api/plugins/hunter-changepoints-datasource/metrics, beside the metrics of the SDK: requests of Grafana to the plugin,
// memory, goroutines. docs/operating.md lists them.
package metrics

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

const namespace = "hunter"

var (
	upstreamSeconds = promauto.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace,
		Name:      "upstream_request_duration_seconds",
		Help:      "Time until a server began to answer, by service (Graphite, Fallout, Grafana) and status (0: not reached).",
		Buckets:   []float64{.01, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
	}, []string{"service", "status"})
	querySeconds = promauto.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace,
		Name:      "query_duration_seconds",
		Help:      "Time to answer a query of an alert rule, a public dashboard or the API, by result: ok, or the kind of the error.",
		Buckets:   []float64{.05, .1, .25, .5, 1, 2.5, 5, 10, 30, 60, 120},
	}, []string{"result"})
	detectionSeconds = promauto.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace,
		Name:      "detection_duration_seconds",
		Help:      "Time to find the change points of a series, by method.",
		Buckets:   []float64{.0001, .0003, .001, .003, .01, .03, .1, .3, 1, 3},
	}, []string{"method"})
	changePoints = promauto.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace,
		Name:      "change_points_total",
		Help:      "Change points that were found, by method. Each evaluation of a rule finds those of its series anew.",
	}, []string{"method"})
	cacheLookups = promauto.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace,
		Name:      "cache_lookups_total",
		Help:      "Lookups in what the backend keeps between queries, by cache and result (hit, miss).",
	}, []string{"cache", "result"})
	evictions = promauto.NewCounter(prometheus.CounterOpts{
		Namespace: namespace,
		Name:      "rule_memory_evictions_total",
		Help:      "Entries that left the memory of rules because it was full: their alerts may change labels.",
	})
	refusals = promauto.NewCounter(prometheus.CounterOpts{
		Namespace: namespace,
		Name:      "refused_requests_total",
		Help:      "Requests that are not on the list of those that only read.",
	})
)

// A Cache is what the backend keeps between queries.
type Cache string

const (
	// RuleMemory has the labels and the series that rules have seen.
	RuleMemory Cache = "rule_memory"
	// EmptyAnswers has the requests that are known to have an empty answer.
	EmptyAnswers Cache = "empty_answers"
	// DataSourceTypes has the types of the other data sources.
	DataSourceTypes Cache = "data_source_types"
)

// Asked counts a request to a service that began at a time. response is nil if the service was not reached.
func Asked(service string, began time.Time, response *http.Response) {
	status := 0
	if response != nil {
		status = response.StatusCode
	}
	upstreamSeconds.WithLabelValues(service, strconv.Itoa(status)).Observe(time.Since(began).Seconds())
}

// Answered counts a query that began at a time; result is "ok", or the kind of its error.
func Answered(result string, began time.Time) {
	querySeconds.WithLabelValues(result).Observe(time.Since(began).Seconds())
}

// Detected counts a series whose detection began at a time, and its change points.
func Detected(method string, began time.Time, points int) {
	detectionSeconds.WithLabelValues(method).Observe(time.Since(began).Seconds())
	changePoints.WithLabelValues(method).Add(float64(points))
}

// LookedUp counts a lookup in a cache.
func LookedUp(cache Cache, hit bool) {
	result := "miss"
	if hit {
		result = "hit"
	}
	cacheLookups.WithLabelValues(string(cache), result).Inc()
}

// Evicted counts an entry that left the memory of rules because it was full.
func Evicted() { evictions.Inc() }

// Refused counts a request that is not on the list of those that only read.
func Refused() { refusals.Inc() }
