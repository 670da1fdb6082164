package plugin

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

func TestQueriesOfAnEvaluationAskOnce(t *testing.T) {
	var renders atomic.Int64
	s := newWorld(t)
	s.breaks(func(step string, _ http.ResponseWriter, r *http.Request, _ string) bool {
		if r.URL.Path == "/render" {
			renders.Add(1)
		}
		return false
	})
	d := s.dataSource(t)
	d.recentTime = time.Minute
	evaluate := func(at time.Time, headers map[string]string) int64 {
		renders.Store(0)
		for _, value := range []string{"change", "before", "after", "pValue"} {
			got, err := d.QueryData(context.Background(), &backend.QueryDataRequest{
				Headers: headers,
				Queries: []backend.DataQuery{{
					RefID:     value,
					JSON:      []byte(`{"source": {"type": "graphite", "targets": ["perf.t.result.throughput"]}, "show": "changeSeries", "changeValue": "` + value + `"}`),
					TimeRange: backend.TimeRange{From: at.AddDate(0, 0, -90), To: at},
				}},
			})
			if err != nil || got.Responses[value].Error != nil {
				t.Fatal(err, got.Responses[value].Error)
			}
		}
		return renders.Load()
	}
	now := time.Now().Truncate(time.Second)
	rule := map[string]string{backend.FromAlertHeaderName: "true"}
	if asked := evaluate(now, rule); asked != 1 {
		t.Errorf("the four queries of an evaluation ask for points %d times", asked)
	}
	if asked := evaluate(now.Add(-10*time.Second), rule); asked != 1 {
		t.Errorf("another evaluation asks %d times", asked)
	}
	if asked := evaluate(now, nil); asked != 4 {
		t.Errorf("who is no rule asks %d times", asked)
	}
}
