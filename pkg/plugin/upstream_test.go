package plugin

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// A server that is asked answers with a redirect to another one: neither credentials nor anything else goes there, and what
// that one says goes nowhere.
func TestRedirectsAreNotFollowed(t *testing.T) {
	for _, code := range []int{301, 302, 303, 307, 308} {
		var reached atomic.Int64
		other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			reached.Add(1)
			_, _ = io.WriteString(w, `["an answer of the inner network"]`)
		}))
		defer other.Close()
		redirect := func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, strings.Replace(other.URL, "http://", "http://user:SECRET@", 1)+"/latest?token=SECRET", code)
		}
		d := instance(t, serve(t, redirect).URL, serve(t, redirect).URL, token)
		texts := []string{
			string(call(t, d, "POST", "graphite/render", "target=a.b&format=json").Body),
			string(call(t, d, "GET", "fallout/account/users/api", "").Body),
			evaluate(t, d, graphiteQuery("series", "a.b"), patience),
		}
		health, _ := d.CheckHealth(context.Background(), &backend.CheckHealthRequest{})
		for _, text := range append(texts, health.Message) {
			if strings.Contains(text, "inner network") || strings.Contains(text, "SECRET") || !strings.Contains(text, "redirect") && !strings.Contains(text, "not as Fallout") {
				t.Errorf("%d: %s", code, text)
			}
		}
		if reached.Load() > 0 {
			t.Errorf("%d: the other server was reached", code)
		}
	}
}

// An answer for the browser goes through in pieces, whatever its size, and stops behind the limit.
func TestAnswersForTheBrowserAreNotHeld(t *testing.T) {
	chunk := bytes.Repeat([]byte("[1,2],"), 1<<17)
	for name, announced := range map[string]int64{"endless": 0, "announced": 300 << 20} {
		d := instance(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
			if announced > 0 {
				w.Header().Set("Content-Length", fmt.Sprint(announced))
			}
			for r.Context().Err() == nil {
				if _, err := w.Write(chunk); err != nil {
					return
				}
			}
		}).URL, "", "")
		var before, during runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		size, largest, most := 0, 0, uint64(0)
		err := d.CallResource(context.Background(), &backend.CallResourceRequest{Method: "GET", Path: "graphite/version", URL: "graphite/version"},
			backend.CallResourceResponseSenderFunc(func(got *backend.CallResourceResponse) error {
				size, largest = size+len(got.Body), max(largest, len(got.Body))
				runtime.ReadMemStats(&during)
				most = max(most, during.HeapAlloc)
				return nil
			}))
		limit := defaultMegabytes * megabyte
		if err != nil || size > limit+2*megabyte || largest > 4*megabyte || announced == 0 && size <= limit {
			t.Errorf("%s: %d bytes, the largest piece %d: %v", name, size, largest, err)
		}
		if grown := int64(most) - int64(before.HeapAlloc); grown > 64<<20 {
			t.Errorf("%s: the heap grew by %d MB", name, grown>>20)
		}
	}
}

// A server closes connections that are idle, and so may do it just when one is used again: the answer comes all the same.
func TestClosedIdleConnections(t *testing.T) {
	var mutex sync.Mutex
	used := map[string]bool{}
	closed := 0
	d := instance(t, serve(t, func(w http.ResponseWriter, r *http.Request) {
		mutex.Lock()
		defer mutex.Unlock()
		if r.Header.Values("Idempotency-Key") != nil {
			t.Error("a header is sent that is meant for the client")
		}
		if used[r.RemoteAddr] {
			closed++
			connection, _, err := http.NewResponseController(w).Hijack()
			if err != nil {
				t.Error(err)
				return
			}
			_ = connection.Close()
			return
		}
		used[r.RemoteAddr] = true
		send(w, "[]")
	}).URL, "", "")
	for range 3 {
		for method, path := range map[string]string{"POST": "graphite/render", "GET": "graphite/version"} {
			if got := call(t, d, method, path, "target=a.b"); got.Status != http.StatusOK {
				t.Errorf("%s: %d %s", method, got.Status, got.Body)
			}
		}
	}
	if closed == 0 {
		t.Error("no connection was used again, so that nothing is tested")
	}
}

func TestFormsHaveALimit(t *testing.T) {
	g := graphiteServer(t)
	d := instance(t, g.URL, "", "")
	if got := call(t, d, "POST", "graphite/render", strings.Repeat("target=a&", 1<<20)); got.Status != http.StatusBadRequest || len(g.requests) > 0 {
		t.Errorf("%d %s, %d requests", got.Status, got.Body, len(g.requests))
	}
}

func TestSecretsStay(t *testing.T) {
	for _, address := range []string{
		"graphite://graph:SECRET@h", "http//graph:SECRET@h:8080", "graph:SECRET@h", "http://graph:SECRET@", "http://graph:SEC\nRET@h",
		"http://graph:SECRET@127.0.0.1:1", "http://graph:SECRET@no-such-host.invalid", "http://graph:SECRET@127.0.0.1:1/%zz",
		"HTTP://graph:SECRET@[::1]:1", "http://127.0.0.1:1/SECRET?x=SECRET",
	} {
		d := instance(t, address, address, token)
		health, _ := d.CheckHealth(context.Background(), &backend.CheckHealthRequest{})
		for _, text := range []string{
			evaluate(t, d, graphiteQuery("series", "a.b"), patience), evaluate(t, d, nightly, patience), health.Message,
			string(call(t, d, "GET", "graphite/version", "").Body), string(call(t, d, "GET", "fallout/account/users/api", "").Body),
		} {
			if strings.Contains(text, "SEC") || strings.Contains(text, token) {
				t.Errorf("%q: %s", address, text)
			}
		}
	}
}

// Nothing but what is asked for on purpose reaches a server, however a path is written.
func TestPathsThatReachServers(t *testing.T) {
	g := serve(t, func(w http.ResponseWriter, _ *http.Request) { send(w, "[]") })
	f := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/version/api" {
			send(w, "fallout-1.120.0")
			return
		}
		send(w, `{"definition":"a: 1"}`)
	})
	d := instance(t, g.URL, f.URL, token)
	reaches := []string{"POST /render", "GET /metrics/find", "GET /metrics/expand", "GET /tags/autoComplete/tags", "GET /events/get_data", "GET /functions", "GET /version", "GET /version/api", "GET /account/users/api",
		// a percent sign may stand in an address, and reaches Fallout as such
		"GET /tests/a%252f@b.cc/api"}
	for _, method := range []string{"GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "get", "TRACE", "CONNECT"} {
		for _, path := range []string{
			"/render", "/render/", "//render", "/render%2f..%2fevents", "/render%252f..", "/render;x", "/render%0d%0aX:%20y", "/events", "/events/", "/events/get_data",
			"/events/get_data/../", "/events/get_data%00", "/metrics/find", "/metrics/find/", "/metrics/find%3Fquery=*", "/metrics/find%23", "/metrics/expand", "/tags/autoComplete/tags",
			"/tags/autoComplete/tags/../../delSeries", "/tags/delSeries", "/tags/tagSeries", "/dashboard/save/x", "/composer", "/functions", "/version", "/version/../events", "/http://evil/render",
			"/../admin", "/functions/..", "/version@evil:80", "/metrics/index.json", "/account/api", "/account/users/api", "/account/users/api/", "/account/users/api%00",
			"/tests/a@b.cc/../api", "/tests/a@b.cc/..%2fx/api", "/tests/a@b.cc/%2e%2e/api", "/tests/a@b.cc/./api", "/tests/a@b.cc/../runs/newest/api", "/tests/a@b.cc/t/runs/newest/../../api",
			"/tests/..@b.cc/../api", "/tests/%2e%2e%2f@b.cc/api", "/tests/a%252f@b.cc/api",
		} {
			for _, service := range []string{"graphite", "/graphite", "//graphite", "graphite/..;/graphite", "fallout"} {
				_ = d.CallResource(context.Background(), &backend.CallResourceRequest{Method: method, Path: service + path, URL: service + path, Body: []byte("x")},
					backend.CallResourceResponseSenderFunc(func(*backend.CallResourceResponse) error { return nil }))
			}
		}
	}
	for _, test := range []string{"..", ".", "../x", "a/../../b", "t%2f.."} {
		evaluate(t, d, falloutQuery(test, "series", ""), patience)
	}
	for _, request := range append(g.requests, f.requests...) {
		if got := request.Method + " " + request.URL.EscapedPath(); !slices.Contains(reaches, got) {
			t.Errorf("%s reached a server", got)
		}
	}
}

// Many queries of one request wait for their turn, and all are answered.
func TestManyQueriesInOneRequest(t *testing.T) {
	d := newWorld(t).dataSource(t)
	var models []backend.DataQuery
	for i := range 300 {
		models = append(models, backend.DataQuery{RefID: fmt.Sprint("R", i), JSON: []byte(graphiteQuery("changeSeries", "a.throughput")), TimeRange: backend.TimeRange{From: time.Now().AddDate(0, 0, -90), To: time.Now()}})
	}
	got, err := d.QueryData(context.Background(), &backend.QueryDataRequest{Queries: models})
	if err != nil || len(got.Responses) != len(models) {
		t.Fatal(len(got.Responses), err)
	}
	for ref, answer := range got.Responses {
		if answer.Error != nil {
			t.Fatal(ref, answer.Error)
		}
	}
}
