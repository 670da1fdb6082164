package plugin

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"

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

// difference returns how often a metric is counted while something is done.
func difference(t *testing.T, do func(), name string, labels map[string]string) float64 {
	t.Helper()
	before := counted(t, name, labels)
	do()
	return counted(t, name, labels) - before
}

func TestRequestsAreCountedByServiceAndStatus(t *testing.T) {
	graphite := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTeapot) })
	d := &Datasource{graphite: &upstream{name: "Graphite", base: graphite.URL, client: http.DefaultClient}}
	ask := func(method, path string) func() {
		return func() {
			d.askOnce(context.Background(), core.Request{Service: "graphite", Method: method, Path: path}, nil)
		}
	}
	labels := map[string]string{"service": "Graphite", "status": "418"}
	if got := difference(t, ask(http.MethodGet, "/version"), "hunter_upstream_request_duration_seconds", labels); got != 1 {
		t.Errorf("%v requests were counted", got)
	}
	if got := difference(t, ask(http.MethodPost, "/events/"), "hunter_refused_requests_total", nil); got != 1 {
		t.Errorf("%v refusals were counted", got)
	}
}

func TestDetectionIsCounted(t *testing.T) {
	d := newWorld(t).dataSource(t)
	for _, method := range []string{"robust", "otava"} {
		model := fmt.Sprintf(`{"source": {"type": "graphite", "targets": ["a.throughput", "a.latency_p99"]}, "show": "changeSeries", "detection": {"method": %q}}`, method)
		ask := func() { evaluate(t, d, model, time.Minute) }
		labels := map[string]string{"method": method}
		if got := difference(t, ask, "hunter_detection_duration_seconds", labels); got != 2 {
			t.Errorf("%s: %v series were counted", method, got)
		}
		if got := difference(t, ask, "hunter_change_points_total", labels); got != 1 {
			t.Errorf("%s: %v change points were counted, not that of throughput", method, got)
		}
		if got := difference(t, ask, "hunter_query_duration_seconds", map[string]string{"result": "ok"}); got != 1 {
			t.Errorf("%s: %v queries were counted", method, got)
		}
	}
}

func TestCachesAreCounted(t *testing.T) {
	world, d := newWorld(t), newInside(t).dataSource(t, "prom")
	world.breaks(func(step string, w http.ResponseWriter, _ *http.Request, _ string) bool {
		_, _ = w.Write([]byte("[]"))
		return step == "render"
	})
	empty := world.dataSource(t)
	for _, one := range []struct {
		cache string
		ask   func()
	}{
		{"data_source_types", func() { ofOther(t, d, rule, promQuery) }},
		{"rule_memory", func() { ofOther(t, d, rule, promQuery) }},
		{"empty_answers", func() { evaluate(t, empty, graphiteQuery("changeSeries", "a.throughput"), time.Minute) }},
	} {
		labels := func(result string) map[string]string { return map[string]string{"cache": one.cache, "result": result} }
		if one.cache == "rule_memory" {
			// a data source of its own, which remembers nothing yet
			d = newInside(t).dataSource(t, "prom")
		}
		if got := difference(t, one.ask, "hunter_cache_lookups_total", labels("miss")); got == 0 {
			t.Errorf("%s: the first lookup was not counted as a miss", one.cache)
		}
		if got := difference(t, one.ask, "hunter_cache_lookups_total", labels("hit")); got == 0 {
			t.Errorf("%s: the second lookup was not counted as a hit", one.cache)
		}
	}
}
