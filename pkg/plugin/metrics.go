package plugin

import (
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// These are collected by Grafana at /api/plugins/hunter-changepoints-datasource/metrics, beside those of the SDK: requests
// of Grafana to the plugin, memory, goroutines.
var (
	upstreamSeconds = promauto.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: "hunter",
		Name:      "upstream_request_duration_seconds",
		Help:      "Time until a server began to answer, by service (Graphite, Fallout) and status (0: not reached).",
		Buckets:   []float64{.01, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
	}, []string{"service", "status"})
	answers = promauto.NewCounterVec(prometheus.CounterOpts{
		Namespace: "hunter",
		Name:      "answered_queries_total",
		Help:      "Queries of alert rules, public dashboards and the API, by result: ok, or the kind of the error.",
	}, []string{"result"})
	refusals = promauto.NewCounter(prometheus.CounterOpts{
		Namespace: "hunter",
		Name:      "refused_requests_total",
		Help:      "Requests that are not on the list of those that only read.",
	})
)

// observe counts a request to a service. response is nil if the service was not reached.
func observe(service string, began time.Time, response *http.Response) {
	status := 0
	if response != nil {
		status = response.StatusCode
	}
	upstreamSeconds.WithLabelValues(service, strconv.Itoa(status)).Observe(time.Since(began).Seconds())
}
