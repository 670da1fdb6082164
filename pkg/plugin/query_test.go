package plugin

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// renderServer is a Graphite with 60 runs of a path, one a day up to now; the last 20 are 20 % lower.
func renderServer(t *testing.T) *recorder {
	return serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		points := make([]string, 60)
		today := time.Now().UTC().Truncate(24 * time.Hour)
		for i := range points {
			level := 100 + i%3
			if i >= 40 {
				level -= 20
			}
			points[i] = fmt.Sprintf("[%d, %d]", level, today.AddDate(0, 0, i-59).Unix())
		}
		_, _ = fmt.Fprintf(w, `[{"target": "perf.t.throughput", "tags": {"name": "perf.t.throughput"}, "datapoints": [%s]}]`, strings.Join(points, ", "))
	})
}

func queryData(t *testing.T, d *Datasource, alert bool, models ...string) backend.Responses {
	t.Helper()
	request := &backend.QueryDataRequest{Headers: map[string]string{}}
	if alert {
		request.Headers[backend.FromAlertHeaderName] = "true"
	}
	for i, model := range models {
		request.Queries = append(request.Queries, backend.DataQuery{
			RefID:     string(rune('A' + i)),
			JSON:      []byte(model),
			TimeRange: backend.TimeRange{From: time.Now().AddDate(0, 0, -90), To: time.Now()},
		})
	}
	got, err := d.QueryData(context.Background(), request)
	if err != nil {
		t.Fatal(err)
	}
	return got.Responses
}

const throughput = `{"source": {"type": "graphite", "targets": ["perf.t.throughput"]}, "show": "changeSeries"}`

func TestRulesGetNumbersOnly(t *testing.T) {
	d := instance(t, renderServer(t).URL, "", "")
	if frames := queryData(t, d, false, throughput)["A"].Frames; len(frames) != 2 {
		t.Fatalf("a panel gets %d frames, not the series and its annotations", len(frames))
	}
	frames := queryData(t, d, true, throughput)["A"].Frames
	if len(frames) != 1 {
		t.Fatalf("a rule gets %d frames", len(frames))
	}
	value := frames[0].Fields[1]
	if got := value.At(40).(float64); got < 15 || got > 25 {
		t.Errorf("the change is %v", got)
	}
	if got := fmt.Sprint(value.Labels); got != "metric=throughput, series=perf.t.throughput" {
		t.Errorf("labels: %s", got)
	}
}

func TestQueriesReferToOthers(t *testing.T) {
	graphite := renderServer(t)
	d := instance(t, graphite.URL, "", "")
	answers := queryData(t, d, true, throughput, `{"source": {"type": "graphite", "targets": ["scale(#A,2)"]}}`)
	if answers["B"].Error != nil || !strings.Contains(strings.Join(graphite.bodies, " "), "scale(perf.t.throughput%2C2)") {
		t.Errorf("%v: %v", answers["B"].Error, graphite.bodies)
	}
}

func TestErrorsHaveAStatusAndWords(t *testing.T) {
	graphite := graphiteServer(t)
	refusing := serve(t, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnauthorized) })
	for name, one := range map[string]struct {
		url, model string
		status     backend.Status
		message    string
	}{
		"unreachable":  {"http://127.0.0.1:1", throughput, 502, "Graphite cannot be reached: the connection was refused."},
		"refused":      {refusing.URL, throughput, 502, "check the user and password"},
		"not a target": {graphite.URL, `{"source": {"type": "graphite", "targets": ["a("]}}`, 400, "not closed"},
		"no query":     {graphite.URL, `{}`, 400, "names no Fallout test"},
		"other source": {graphite.URL, `{"source": {"type": "datasource", "ref": {"uid": "x"}}}`, 501, "may not ask the data source"},
		"no URL":       {"", throughput, 502, "The URL of Graphite is not set."},
	} {
		t.Run(name, func(t *testing.T) {
			got := queryData(t, instance(t, one.url, "", ""), true, one.model)["A"]
			if got.Status != one.status || got.Error == nil || !strings.Contains(got.Error.Error(), one.message) {
				t.Errorf("%d: %v", got.Status, got.Error)
			}
			if got.Error != nil && strings.Contains(got.Error.Error(), "ite") && strings.Contains(got.Error.Error(), "graph:") {
				t.Errorf("a secret in %v", got.Error)
			}
		})
	}
}

func TestNoDataIsNoError(t *testing.T) {
	got := queryData(t, instance(t, graphiteServer(t).URL, "", ""), true, throughput)["A"]
	if got.Error != nil || len(got.Frames) != 1 || len(got.Frames[0].Fields) != 0 {
		t.Fatalf("%v, %v", got.Error, got.Frames)
	}
	if notice := got.Frames[0].Meta.Notices[0].Text; !strings.Contains(notice, "no data") {
		t.Errorf("the reason: %s", notice)
	}
}

func TestServersGetASecondChance(t *testing.T) {
	asked := 0
	graphite := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if asked++; asked == 1 {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		_, _ = fmt.Fprint(w, `[]`)
	})
	if got := queryData(t, instance(t, graphite.URL, "", ""), false, throughput)["A"]; got.Error != nil || asked != 2 {
		t.Errorf("asked %d times: %v", asked, got.Error)
	}
}

func TestCancelledQueriesEnd(t *testing.T) {
	graphite := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	d := instance(t, graphite.URL, "", "")
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	began := time.Now()
	got, _ := d.QueryData(ctx, &backend.QueryDataRequest{Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(throughput)}}})
	if answer := got.Responses["A"]; answer.Error == nil || time.Since(began) > 5*time.Second {
		t.Errorf("after %v: %v", time.Since(began), answer.Error)
	}
}
