package plugin

import (
	"context"
	"net/http"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// counted returns how often a metric was counted or observed, as Grafana collects it.
func counted(t *testing.T, name string, labels map[string]string) float64 {
	t.Helper()
	families, err := prometheus.DefaultGatherer.Gather()
	if err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for _, family := range families {
		if family.GetName() != name {
			continue
		}
		for _, metric := range family.GetMetric() {
			matches := true
			for _, label := range metric.GetLabel() {
				wanted, asked := labels[label.GetName()]
				matches = matches && (!asked || wanted == label.GetValue())
			}
			if matches {
				total += metric.GetCounter().GetValue() + float64(metric.GetHistogram().GetSampleCount())
			}
		}
	}
	return total
}

func TestRequestsAreCountedByServiceAndStatus(t *testing.T) {
	graphite := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	d := &Datasource{graphite: &upstream{name: "Graphite", base: graphite.URL, client: http.DefaultClient}}
	seen := func() float64 {
		return counted(t, "hunter_upstream_request_duration_seconds", map[string]string{"service": "Graphite", "status": "418"})
	}
	refused := func() float64 { return counted(t, "hunter_refused_requests_total", nil) }
	requests, refusalsBefore := seen(), refused()

	d.askOnce(context.Background(), core.Request{Service: "graphite", Method: http.MethodGet, Path: "/version"}, nil)
	d.askOnce(context.Background(), core.Request{Service: "graphite", Method: http.MethodPost, Path: "/events/"}, nil)

	if got := seen() - requests; got != 1 {
		t.Errorf("%v requests were counted", got)
	}
	if got := refused() - refusalsBefore; got != 1 {
		t.Errorf("%v refusals were counted", got)
	}
}
