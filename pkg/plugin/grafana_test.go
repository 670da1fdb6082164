package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// inside is a Grafana as it answers a service account's token (shapes of 12.3.0), with a data source "prom" whose series
// falls by 20 %, and sources of other kinds. ask answers queries in place of the usual answer, if it is there.
type inside struct {
	*recorder
	asked []asked
	ask   func(w http.ResponseWriter, r *http.Request)
}

// asked is a query as Grafana got it.
type asked struct {
	header http.Header
	body   struct {
		From, To string
		Queries  []map[string]any
	}
}

const grafanaToken = "glsa_secret"

func newInside(t *testing.T) *inside {
	g := &inside{}
	g.recorder = serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case r.Header.Get("Authorization") != "Bearer "+grafanaToken:
			deny(w, http.StatusUnauthorized, `{"message":"Invalid API key","messageId":"api-key.invalid","statusCode":401,"traceID":""}`)
		case r.Header.Get("X-Grafana-Org-Id") != "1":
			deny(w, http.StatusUnauthorized, `{"message":"API key does not belong to the requested organization","messageId":"api-key.organization-mismatch","statusCode":401,"traceID":""}`)
		case r.URL.Path == "/api/org":
			_, _ = w.Write([]byte(`{"id":1,"name":"Main Org."}`))
		case r.URL.Path == "/api/datasources/uid/prom", r.URL.Path == "/api/datasources/uid/broken":
			_, _ = w.Write([]byte(`{"id":3,"uid":"prom","type":"prometheus"}`))
		case r.URL.Path == "/api/datasources/uid/another-hunter":
			_, _ = w.Write([]byte(`{"id":4,"uid":"another-hunter","type":"hunter-changepoints-datasource"}`))
		case r.URL.Path == "/api/datasources/uid/prom/health":
			_, _ = w.Write([]byte(`{"message":"Successfully queried the Prometheus API.","status":"OK"}`))
		case r.URL.Path == "/api/datasources/uid/broken/health":
			deny(w, http.StatusInternalServerError, `{"message":"Plugin unavailable","messageId":"plugin.unavailable","statusCode":500,"traceID":""}`)
		case r.URL.Path == "/api/ds/query" && r.Method == http.MethodPost:
			var one asked
			one.header = r.Header
			_ = json.Unmarshal([]byte(g.bodies[len(g.bodies)-1]), &one.body)
			g.asked = append(g.asked, one)
			if g.ask != nil {
				g.ask(w, r)
				return
			}
			_, _ = w.Write([]byte(promAnswer()))
		default:
			deny(w, http.StatusNotFound, `{"message":"Data source not found"}`)
		}
	})
	return g
}

func deny(w http.ResponseWriter, status int, body string) {
	w.WriteHeader(status)
	_, _ = w.Write([]byte(body))
}

func promAnswer() string {
	times, values := make([]string, 60), make([]string, 60)
	today := time.Now().UTC().Truncate(24 * time.Hour)
	for i := range times {
		level := 100 + i%3
		if i >= 55 {
			level -= 20
		}
		times[i], values[i] = fmt.Sprint(today.AddDate(0, 0, i-59).UnixMilli()), fmt.Sprint(level)
	}
	return fmt.Sprintf(`{"results":{"A":{"status":200,"frames":[{"schema":{"refId":"A","fields":[
		{"name":"Time","type":"time","typeInfo":{"frame":"time.Time"}},
		{"name":"Value","type":"number","typeInfo":{"frame":"float64"},"labels":{"test":"read"},"config":{"displayNameFromDS":"throughput of read"}}]},
		"data":{"values":[[%s],[%s]]}}]}}}`, strings.Join(times, ","), strings.Join(values, ","))
}

func (g *inside) dataSource(t *testing.T, allowed ...string) *Datasource {
	t.Helper()
	list, _ := json.Marshal(allowed)
	made, err := New(context.Background(), backend.DataSourceInstanceSettings{
		JSONData:                []byte(fmt.Sprintf(`{"otherSources": {"grafanaUrl": %q, "allowed": %s}}`, g.URL, list)),
		DecryptedSecureJSONData: map[string]string{"grafanaToken": grafanaToken},
	})
	if err != nil {
		t.Fatal(err)
	}
	return made.(*Datasource)
}

// ofOther is what a rule, or somebody else, gets for a query of another data source.
func ofOther(t *testing.T, d *Datasource, headers map[string]string, source string) backend.DataResponse {
	t.Helper()
	got, err := d.QueryData(context.Background(), &backend.QueryDataRequest{
		PluginContext: backend.PluginContext{OrgID: 1, DataSourceInstanceSettings: &backend.DataSourceInstanceSettings{UID: "hunter"}},
		Headers:       headers,
		Queries: []backend.DataQuery{{
			RefID:     "A",
			JSON:      []byte(`{"show": "changeSeries", "source": ` + source + `}`),
			TimeRange: backend.TimeRange{From: time.Now().AddDate(0, 0, -90), To: time.Now()},
		}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.Responses["A"]
}

var rule = map[string]string{backend.FromAlertHeaderName: "true", "http_X-Rule-Uid": "rule-1"}

const promQuery = `{"type": "datasource", "ref": {"type": "prometheus", "uid": "prom"}, "query": {"expr": "throughput", "refId": "Z"}}`

func TestRulesOnOtherSources(t *testing.T) {
	g := newInside(t)
	got := ofOther(t, g.dataSource(t, "prom"), rule, promQuery)
	if got.Error != nil || len(got.Frames) != 1 {
		t.Fatalf("a rule gets %d frames and %v", len(got.Frames), got.Error)
	}
	value := got.Frames[0].Fields[1]
	change, _ := value.FloatAt(changed)
	if change < 19 || change > 21 || value.Labels["series"] != "throughput of read" {
		t.Errorf("the change is %v of %v", change, value.Labels)
	}
	one := g.asked[0]
	query := one.body.Queries[0]
	if query["expr"] != "throughput" || query["refId"] != "A" || query["maxDataPoints"] != 100000.0 || query["intervalMs"] != 120000.0 {
		t.Errorf("Grafana is asked %v", query)
	}
	if one.header.Get("FromAlert") != "true" || one.header.Get("X-Rule-Uid") != "rule-1" || one.header.Get("X-Query-Group-Id") != "hunter-inner" {
		t.Errorf("Grafana is told %v", one.header)
	}
	if len(one.body.From) != 13 || len(one.body.To) != 13 {
		t.Errorf("from %q to %q are no texts of ms", one.body.From, one.body.To)
	}
}

// Whatever a stored query holds, Grafana is asked for the one data source that was checked.
func TestStoredQueriesDoNotGetPastTheList(t *testing.T) {
	g := newInside(t)
	d := g.dataSource(t, "prom")
	for _, extra := range []string{
		`"datasource": {"uid": "secret"}`, `"datasource": "secret"`, `"datasourceId": 7`, `"DatasourceID": 7`, `"DATASOURCE": "secret"`,
		`"refId": "B"`, `"hide": true`, `"timeRange": {"from": "0"}`, `"_timeRange": {"from": "0"}`, `"TimeRange": {"from": "0"}`,
	} {
		g.asked = nil
		got := ofOther(t, d, rule, `{"type": "datasource", "ref": {"uid": "prom"}, "query": {`+extra+`}}`)
		if got.Error != nil || len(g.asked) != 1 {
			t.Fatalf("%s: %d requests, %v", extra, len(g.asked), got.Error)
		}
		text, _ := json.Marshal(g.asked[0].body.Queries)
		if string(text) != `[{"datasource":{"uid":"prom"},"intervalMs":120000,"maxDataPoints":100000,"refId":"A"}]` {
			t.Errorf("%s: Grafana is asked %s", extra, text)
		}
	}
}

func TestOtherSourcesThatAreRefused(t *testing.T) {
	g := newInside(t)
	d := g.dataSource(t, "prom", "another-hunter", "gone", "hunter")
	source := func(uid string) string {
		return fmt.Sprintf(`{"type": "datasource", "ref": {"uid": %q}, "query": {}}`, uid)
	}
	for name, one := range map[string]struct {
		source  string
		headers map[string]string
		status  backend.Status
		says    string
	}{
		"not on the list":      {source("secret"), rule, 501, `may not ask the data source "secret"`},
		"almost on the list":   {source("PROM"), rule, 501, `may not ask the data source "PROM"`},
		"expressions":          {source("__expr__"), rule, 501, `may not ask`},
		"none":                 {source(""), rule, 400, "pick one"},
		"ourselves":            {source("hunter"), rule, 501, "cannot analyse the series of a Hunter"},
		"another one of ours":  {source("another-hunter"), rule, 501, "cannot analyse the series of a Hunter"},
		"asked by ourselves":   {source("prom"), map[string]string{"http_X-Query-Group-Id": "hunter-inner"}, 501, "cannot analyse"},
		"deleted":              {source("gone"), rule, 404, `There is no data source "gone" any more`},
		"a query that is none": {`{"type": "datasource", "ref": {"uid": "prom"}, "query": {"a": "` + strings.Repeat("x", 300) + `"}}`, rule, 200, ""},
	} {
		got := ofOther(t, d, one.headers, one.source)
		if got.Status != one.status || (one.says != "" && !strings.Contains(fmt.Sprint(got.Error), one.says)) {
			t.Errorf("%s: %d, %v", name, got.Status, got.Error)
		}
	}
	without := instance(t, g.URL, "", "")
	if got := ofOther(t, without, rule, promQuery); got.Status != 501 {
		t.Errorf("without a token and a list: %d, %v", got.Status, got.Error)
	}
}

func TestWhatGrafanaSays(t *testing.T) {
	g := newInside(t)
	d := g.dataSource(t, "prom")
	for name, one := range map[string]struct {
		httpStatus int
		body       string
		status     backend.Status
		says       string
	}{
		"the other server is down": {400, `{"results":{"A":{"error":"dial tcp: connection refused","errorSource":"downstream","status":502}}}`, 502, `Data source "prom" says: dial tcp: connection refused`},
		"no backend":               {500, `{"message":"Plugin unavailable","messageId":"plugin.unavailable"}`, 501, "answers in the browser only"},
		"another organisation":     {401, `{"message":"x","messageId":"api-key.organization-mismatch"}`, 502, "of another organisation"},
		"no permission":            {403, `{"message":"x","accessErrorId":"1","title":"Access denied"}`, 502, "refused the token"},
		"a page of a proxy":        {502, `<html>Bad gateway</html>`, 502, "Grafana answered 502"},
		"nothing":                  {200, `{"results":{}}`, 502, "has nothing from data source"},
		"no series":                {200, `{"results":{"A":{"status":200,"frames":[]}}}`, 200, ""},
		"deep JSON":                {200, `{"results":{"A":` + strings.Repeat(`[`, 5000) + strings.Repeat(`]`, 5000) + `}}`, 502, "nested deeper"},
		"half an answer":           {200, `{"results":{"A":{"status":200,"frames":[`, 502, "Grafana answered 200"},
		"another place":            {302, ``, 502, "redirects are not followed"},
	} {
		g.ask = func(w http.ResponseWriter, r *http.Request) {
			if one.httpStatus == 302 {
				w.Header().Set("Location", "https://elsewhere.example.com/login")
			}
			deny(w, one.httpStatus, one.body)
		}
		got := ofOther(t, d, nil, promQuery)
		if got.Status != one.status || (one.says != "" && !strings.Contains(fmt.Sprint(got.Error), one.says)) {
			t.Errorf("%s: %d, %v", name, got.Status, got.Error)
		}
		if strings.Contains(fmt.Sprint(got.Error), grafanaToken) {
			t.Errorf("%s: the token is told", name)
		}
	}
}

// A rule has 30 s in Grafana: what does not answer in time is an error of its own before.
func TestOtherSourcesHaveLessTimeThanTheRule(t *testing.T) {
	g := newInside(t)
	d := g.dataSource(t, "prom")
	stop := make(chan struct{})
	t.Cleanup(func() { close(stop) })
	g.ask = func(_ http.ResponseWriter, r *http.Request) {
		select {
		case <-r.Context().Done():
		case <-stop:
		}
	}
	ctx, cancel := context.WithTimeout(context.Background(), timeToAnswer+300*time.Millisecond)
	defer cancel()
	got, err := d.QueryData(ctx, &backend.QueryDataRequest{
		PluginContext: backend.PluginContext{OrgID: 1},
		Queries:       []backend.DataQuery{{RefID: "A", JSON: []byte(`{"source": ` + promQuery + `}`)}},
	})
	if err != nil || ctx.Err() != nil || got.Responses["A"].Error == nil {
		t.Errorf("%v, %v, %v", err, ctx.Err(), got)
	}
}

func TestHealthOfOtherSources(t *testing.T) {
	g := newInside(t)
	check := func(d *Datasource, org int64) string {
		got, _ := d.CheckHealth(context.Background(), &backend.CheckHealthRequest{PluginContext: backend.PluginContext{OrgID: org}})
		return got.Message
	}
	// without a Graphite, which nobody needs who has other data sources
	got, _ := g.dataSource(t, "prom").CheckHealth(context.Background(), &backend.CheckHealthRequest{PluginContext: backend.PluginContext{OrgID: 1}})
	if got.Status != backend.HealthStatusOk || got.Message != "Alert rules may ask one other data source." {
		t.Errorf("good: %v %s", got.Status, got.Message)
	}
	for name, one := range map[string]struct {
		d    *Datasource
		org  int64
		says string
	}{
		"another organisation": {g.dataSource(t, "prom"), 2, "of another organisation"},
		"gone":                 {g.dataSource(t, "prom", "gone"), 1, `There is no data source "gone" any more`},
		"no backend":           {g.dataSource(t, "broken"), 1, `"broken": The data source "broken" answers in the browser only`},
		"one of ours":          {g.dataSource(t, "another-hunter"), 1, "cannot analyse the series of a Hunter"},
	} {
		if got := check(one.d, one.org); !strings.Contains(got, one.says) {
			t.Errorf("%s: %s", name, got)
		}
	}
}
