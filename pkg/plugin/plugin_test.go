package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

const token = "11111111-1111-4111-8111-111111111111"

// recorder is a server that remembers what it was asked.
type recorder struct {
	*httptest.Server
	requests []*http.Request
	bodies   []string
}

func serve(t *testing.T, answer http.HandlerFunc) *recorder {
	r := &recorder{}
	r.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, req *http.Request) {
		body, _ := io.ReadAll(req.Body)
		r.requests, r.bodies = append(r.requests, req), append(r.bodies, string(body))
		answer(w, req)
	}))
	t.Cleanup(r.Close)
	return r
}

func graphiteServer(t *testing.T) *recorder {
	return serve(t, func(w http.ResponseWriter, req *http.Request) {
		if user, password, _ := req.BasicAuth(); user != "graph" || password != "ite" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		if req.URL.Path == "/render" && strings.Contains(req.URL.RawQuery, "bad") {
			w.WriteHeader(http.StatusBadRequest)
		}
		_, _ = fmt.Fprint(w, `[]`)
	})
}

func falloutServer(t *testing.T) *recorder {
	return serve(t, func(w http.ResponseWriter, req *http.Request) {
		authorized := req.Header.Get("Authorization") == "Bearer "+token
		switch {
		case req.URL.Path == "/version/api":
			_, _ = fmt.Fprint(w, "fallout-1.120.0")
		case req.URL.Path == "/account/users/api" && authorized:
			w.WriteHeader(http.StatusAccepted)
			_, _ = fmt.Fprint(w, `[{"name":"Jane","email":"jane@example.com"}]`)
		case strings.HasPrefix(req.URL.Path, "/tests/jane@example.com/"):
			_, _ = fmt.Fprint(w, `{}`)
		case authorized:
			w.WriteHeader(http.StatusNotFound)
		default:
			w.WriteHeader(http.StatusUnauthorized)
			_, _ = fmt.Fprint(w, "Credentials are required to access this resource.")
		}
	})
}

func instance(t testing.TB, graphiteURL, falloutURL, falloutToken string) *Datasource {
	t.Helper()
	jsonData, _ := json.Marshal(map[string]string{"graphiteUrl": graphiteURL, "falloutUrl": falloutURL})
	made, err := New(context.Background(), backend.DataSourceInstanceSettings{
		BasicAuthEnabled: true,
		BasicAuthUser:    "graph",
		JSONData:         jsonData,
		DecryptedSecureJSONData: map[string]string{
			"basicAuthPassword": "ite",
			"falloutToken":      falloutToken,
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made.(*Datasource)
}

func call(t *testing.T, d *Datasource, method, url, body string) *backend.CallResourceResponse {
	t.Helper()
	return callFor(t, d, method, url, body, "application/json")
}

// callFor calls a resource, and accepts answers of a media type.
func callFor(t *testing.T, d *Datasource, method, url, body, accept string) *backend.CallResourceResponse {
	t.Helper()
	var got *backend.CallResourceResponse
	path, _, _ := strings.Cut(url, "?")
	err := d.CallResource(context.Background(), &backend.CallResourceRequest{Method: method, Path: path, URL: url, Body: []byte(body), Headers: map[string][]string{"Accept": {accept}}},
		backend.CallResourceResponseSenderFunc(func(res *backend.CallResourceResponse) error {
			if got == nil {
				got = res
			} else {
				got.Body = append(got.Body, res.Body...)
			}
			return nil
		}))
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestEachServiceGetsOnlyItsOwnCredentials(t *testing.T) {
	graphite, fallout := graphiteServer(t), falloutServer(t)
	d := instance(t, graphite.URL+"/", fallout.URL, token)

	if got := call(t, d, "POST", "graphite/render", "target=a.b&format=json"); got.Status != 200 || string(got.Body) != "[]" {
		t.Fatalf("render: %d %s", got.Status, got.Body)
	}
	if graphite.bodies[0] != "target=a.b&format=json" {
		t.Errorf("Graphite got the body %q", graphite.bodies[0])
	}
	if length := graphite.requests[0].ContentLength; length != int64(len(graphite.bodies[0])) {
		t.Errorf("Graphite got a form of the length %d: graphite-web cannot read chunks", length)
	}
	if auth := graphite.requests[0].Header.Get("Authorization"); !strings.HasPrefix(auth, "Basic ") {
		t.Errorf("Graphite got the authorization %q", auth)
	}
	if got := call(t, d, "GET", "fallout/account/users/api", ""); got.Status != 202 {
		t.Errorf("users: %d %s", got.Status, got.Body)
	}
	first, second := fallout.requests[0], fallout.requests[1]
	if auth := first.Header.Get("Authorization"); first.URL.Path != "/version/api" || auth != "" {
		t.Errorf("Fallout was first asked for %s, with the authorization %q", first.URL.Path, auth)
	}
	if auth := second.Header.Get("Authorization"); auth != "Bearer "+token {
		t.Errorf("Fallout got the authorization %q", auth)
	}
	if got := call(t, d, "GET", "fallout/account/users/api", ""); got.Status != 202 || len(fallout.requests) != 3 {
		t.Errorf("a server that is known is asked who it is again: %d requests", len(fallout.requests))
	}
}

func TestPathsReachFalloutUndecoded(t *testing.T) {
	fallout := falloutServer(t)
	d := instance(t, "http://unused.invalid", fallout.URL, "")
	for _, url := range []string{"fallout/tests/jane@example.com/nightly-1.0/api", "fallout/tests/jane%40example.com/nightly-1.0/api"} {
		if got := call(t, d, "GET", url, ""); got.Status != 200 {
			t.Errorf("%s: %d %s", url, got.Status, got.Body)
		}
	}
	for _, request := range fallout.requests {
		if request.RequestURI != "/tests/jane@example.com/nightly-1.0/api" {
			t.Errorf("Fallout was asked for %s", request.RequestURI)
		}
	}
}

func TestOnlyReadingRoutesAreForwarded(t *testing.T) {
	graphite, fallout := graphiteServer(t), falloutServer(t)
	d := instance(t, graphite.URL, fallout.URL, token)
	for _, request := range [][2]string{
		{"POST", "graphite/events"},
		{"GET", "graphite/render"},
		{"POST", "graphite/tags/delSeries"},
		{"GET", "graphite/metrics/find/../../dashboard"},
		{"POST", "fallout/tests/jane@example.com/t/api"},
		{"DELETE", "fallout/tests/jane@example.com/t/api"},
		{"GET", "fallout/tests/jane@example.com/t/runs/newest/../../../../account/api"},
		{"GET", "other"},
	} {
		if got := call(t, d, request[0], request[1], ""); got.Status/100 == 2 {
			t.Errorf("%v was forwarded: %d", request, got.Status)
		}
	}
	if len(graphite.requests)+len(fallout.requests) != 0 {
		t.Error("a refused request reached a server")
	}
}

func TestRefusalsComeInAnEnvelope(t *testing.T) {
	fallout := falloutServer(t)
	d := instance(t, "http://127.0.0.1:1", fallout.URL, "wrong")

	read := func(got *backend.CallResourceResponse) (r refusal) {
		t.Helper()
		if got.Status != http.StatusBadGateway {
			t.Fatalf("status %d: a 401 would log the user out of Grafana", got.Status)
		}
		if err := json.Unmarshal(got.Body, &r); err != nil {
			t.Fatal(err)
		}
		return r
	}
	if r := read(call(t, d, "GET", "fallout/account/users/api", "")); r.Status != 401 || !strings.Contains(r.Body, "Credentials") {
		t.Errorf("refused: %+v", r)
	}
	if r := read(call(t, d, "POST", "graphite/render", "target=a")); r.Status != 0 || r.Body != "the connection was refused." {
		t.Errorf("unreachable: %+v", r)
	}
}

func TestHealth(t *testing.T) {
	graphite, fallout := graphiteServer(t), falloutServer(t)
	notGraphite := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html>Log in</html>") })
	for name, one := range map[string]struct {
		graphite, fallout, token string
		status                   backend.HealthStatus
		message                  string
	}{
		"all well":           {graphite.URL, fallout.URL, token, backend.HealthStatusOk, "Graphite answers and has tags, events, a list of functions. Fallout answers (fallout-1.120.0). The Fallout token is accepted."},
		"Graphite only":      {graphite.URL, "", "", backend.HealthStatusOk, "Graphite answers and has tags, events, a list of functions."},
		"no token":           {graphite.URL, fallout.URL, "", backend.HealthStatusOk, "No Fallout token is set"},
		"token refused":      {graphite.URL, fallout.URL, "wrong", backend.HealthStatusError, "Fallout refused the token"},
		"Graphite down":      {"http://127.0.0.1:1", fallout.URL, token, backend.HealthStatusError, "Graphite cannot be reached: the connection was refused."},
		"Fallout down":       {graphite.URL, "http://127.0.0.1:1", token, backend.HealthStatusError, "Fallout cannot be reached: the connection was refused."},
		"not Fallout, token": {graphite.URL, notGraphite.URL, token, backend.HealthStatusError, "Fallout cannot be used: the server at its URL answers (200), but not as Fallout does; no token was sent. Check its URL."},
		"another server":     {notGraphite.URL, "", "", backend.HealthStatusError, "not as Graphite does"},
		"not Fallout":        {graphite.URL, notGraphite.URL, "", backend.HealthStatusError, "not as Fallout does"},
		"no Graphite URL":    {"", "", "", backend.HealthStatusError, "The URL of Graphite is not set."},
		"Graphite URL wrong": {"graphite:8080", "", "", backend.HealthStatusError, "not an http(s) address"},
	} {
		t.Run(name, func(t *testing.T) {
			d := instance(t, one.graphite, one.fallout, one.token)
			got, err := d.CheckHealth(context.Background(), &backend.CheckHealthRequest{})
			if err != nil {
				t.Fatal(err)
			}
			if got.Status != one.status || !strings.Contains(got.Message, one.message) {
				t.Errorf("%v: %s", got.Status, got.Message)
			}
			if one.fallout == "" && strings.Contains(got.Message, "Fallout") {
				t.Errorf("Fallout is of no interest without one: %s", got.Message)
			}
			if strings.Contains(got.Message, ": The ") {
				t.Errorf("a sentence within another one: %s", got.Message)
			}
		})
	}
}
