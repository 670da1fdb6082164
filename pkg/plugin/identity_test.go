package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// identityServers are a Graphite and a Fallout, and a data source that asks them with some settings.
func identityServers(t *testing.T, jsonData map[string]any, basicAuth bool) (d *Datasource, graphite, fallout *recorder) {
	t.Helper()
	graphite = serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "[]") })
	fallout = falloutServer(t)
	jsonData["graphiteUrl"], jsonData["falloutUrl"] = graphite.URL, fallout.URL
	text, _ := json.Marshal(jsonData)
	made, err := New(context.Background(), backend.DataSourceInstanceSettings{
		JSONData:         text,
		BasicAuthEnabled: basicAuth,
		BasicAuthUser:    "graph",
		DecryptedSecureJSONData: map[string]string{
			"falloutToken":      token,
			"basicAuthPassword": "ite",
			"httpHeaderValue1":  "team-a",
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made.(*Datasource), graphite, fallout
}

// askAll asks for what brings requests to both servers, in all three ways, as Grafana does for somebody with an OAuth token.
func askAll(t *testing.T, d *Datasource) {
	t.Helper()
	flat := map[string]string{"Authorization": "Bearer of-jane", "X-Id-Token": "id-of-jane", "Cookie": "allowed=1", "http_X-Grafana-User": "jane"}
	many := map[string][]string{"User-Agent": {"a browser"}, "X-Grafana-Device-Id": {"d"}, "X-Grafana-User": {"jane"}}
	for _, name := range []string{"Authorization", "X-Id-Token", "Cookie"} {
		many[name] = []string{flat[name]}
	}
	ctx := context.Background()
	if _, err := d.CheckHealth(ctx, &backend.CheckHealthRequest{Headers: flat}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"graphite/metrics/find", "fallout/account/users/api"} {
		sender := backend.CallResourceResponseSenderFunc(func(*backend.CallResourceResponse) error { return nil })
		if err := d.CallResource(ctx, &backend.CallResourceRequest{Method: "GET", Path: path, URL: path + "?query=*", Headers: many}, sender); err != nil {
			t.Fatal(err)
		}
	}
	query := `{"source": {"type": "fallout", "user": "jane@example.com", "test": "t"}}`
	_, err := d.QueryData(ctx, &backend.QueryDataRequest{Headers: flat, Queries: []backend.DataQuery{
		{RefID: "A", JSON: []byte(throughput)}, {RefID: "B", JSON: []byte(query)},
	}})
	if err != nil {
		t.Fatal(err)
	}
}

func TestGraphiteLearnsWhoAsksWhereTheSettingsSaySo(t *testing.T) {
	for name, one := range map[string]struct {
		jsonData  map[string]any
		basicAuth bool
		want      map[string]string
	}{
		"nothing set":     {map[string]any{}, false, map[string]string{"Authorization": "", "X-Id-Token": "", "Cookie": "allowed=1", "X-Grafana-User": "jane"}},
		"OAuth forwarded": {map[string]any{"oauthPassThru": true}, false, map[string]string{"Authorization": "Bearer of-jane", "X-Id-Token": "id-of-jane"}},
		"basic auth":      {map[string]any{"oauthPassThru": true}, true, map[string]string{"Authorization": "Basic Z3JhcGg6aXRl", "X-Id-Token": ""}},
		"custom header":   {map[string]any{"httpHeaderName1": "X-Team"}, false, map[string]string{"X-Team": "team-a"}},
	} {
		t.Run(name, func(t *testing.T) {
			d, graphite, fallout := identityServers(t, one.jsonData, one.basicAuth)
			askAll(t, d)
			for _, request := range graphite.requests {
				for header, want := range one.want {
					if got := request.Header.Get(header); got != want {
						t.Errorf("%s came with %s %q, not %q", request.URL.Path, header, got, want)
					}
				}
				if request.Header.Get("X-Grafana-Device-Id") != "" {
					t.Errorf("%s came with all that the browser sent", request.URL.Path)
				}
			}
			for _, request := range fallout.requests {
				all := fmt.Sprint(request.Header)
				if auth := request.Header.Get("Authorization"); auth != "" && auth != "Bearer "+token || strings.Contains(all, "jane") || strings.Contains(all, "allowed") || strings.Contains(all, "team-a") {
					t.Errorf("Fallout got what is meant for Graphite: %v", request.Header)
				}
			}
			if len(graphite.requests) < 3 || len(fallout.requests) < 3 {
				t.Fatalf("%d and %d requests", len(graphite.requests), len(fallout.requests))
			}
		})
	}
}
