package plugin

import (
	"bytes"
	"context"
	"net/http"
	"net/url"
	"sync"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/core"
	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

// sender returns the function that sends a query's requests. The queries of a rule share answers, and ask twice.
func (d *Datasource) sender(alerting bool) core.Send {
	if !alerting {
		return d.ask
	}
	return d.recent.share(d.askTwice, d.recentTime)
}

// askTwice repeats a request with an empty answer, unless it is known to have one: some servers answer with an empty list
// while a part of them is down, and an alert could resolve by that.
func (d *Datasource) askTwice(ctx context.Context, request core.Request, account *core.Account) core.Answer {
	answer := d.ask(ctx, request, account)
	if !saysNothing(request, answer) || d.empty.known(request) {
		return answer
	}
	select {
	case <-time.After(d.secondChance):
	case <-ctx.Done():
		return answer
	}
	again := d.ask(ctx, request, account)
	if saysNothing(request, again) {
		d.empty.add(request)
	}
	return again
}

// saysNothing is true for an empty list, and for the answer of a server without an events API.
func saysNothing(request core.Request, answer core.Answer) bool {
	return answer.Status == http.StatusOK && bytes.Equal(bytes.TrimSpace(answer.Body), []byte("[]")) ||
		answer.Status == http.StatusNotFound && request.Path == "/events/get_data"
}

// mostEmpty limits the requests that are stored. When it is reached, all are removed.
const mostEmpty = 10_000

// emptyAnswers stores requests, without their time range, that twice had an empty answer.
type emptyAnswers struct {
	mutex sync.Mutex
	keys  map[string]bool
}

func (e *emptyAnswers) known(request core.Request) bool {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	known := e.keys[keyOf(request)]
	metrics.LookedUp(metrics.EmptyAnswers, known)
	return known
}

func (e *emptyAnswers) add(request core.Request) {
	e.mutex.Lock()
	defer e.mutex.Unlock()
	if e.keys == nil || len(e.keys) >= mostEmpty {
		e.keys = map[string]bool{}
	}
	e.keys[keyOf(request)] = true
}

func keyOf(request core.Request) string {
	params, err := url.ParseQuery(request.Query + request.Form)
	if err != nil {
		return request.Path
	}
	params.Del("from")
	params.Del("until")
	return request.Service + request.Path + "?" + params.Encode()
}
