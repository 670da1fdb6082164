package plugin

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// asked counts requests, and answers with a status.
func asked(count *int, status int) core.Send {
	return func(context.Context, core.Request, *core.Account) core.Answer {
		*count++
		return core.Answer{Status: status, Body: []byte("[]")}
	}
}

func TestQueriesOfAnEvaluationShareAnswers(t *testing.T) {
	points := core.Request{Service: "graphite", Method: "POST", Path: "/render", Form: "target=a&until=1"}
	later := points
	later.Form = "target=a&until=2"
	somebody := context.WithValue(context.Background(), identity{}, http.Header{"Cookie": {"b"}})
	for _, test := range []struct {
		what    string
		keep    time.Duration
		status  int
		second  core.Request
		context context.Context
		want    int
	}{
		{"the same request", time.Minute, 200, points, context.Background(), 1},
		{"another time", time.Minute, 200, later, context.Background(), 2},
		{"another person", time.Minute, 200, points, somebody, 2},
		{"after a refusal", time.Minute, 503, points, context.Background(), 2},
		{"after the time is over", 0, 200, points, context.Background(), 2},
	} {
		var recent recentAnswers
		count := 0
		send := recent.share(asked(&count, test.status), test.keep)
		account := core.NewPool().Account()
		send(context.Background(), points, account)
		send(test.context, test.second, account)
		if count != test.want {
			t.Errorf("%s: asked %d times, want %d", test.what, count, test.want)
		}
	}
}
