package core

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/grafana/sobek"
)

// slow is how long nothing may take that a fuzzer makes up.
const slow = 2 * time.Second

// The scanner takes what encoding/json takes, of the same shape, and nothing else.
func FuzzRender(f *testing.F) {
	for _, text := range []string{
		`[{"target": "a", "tags": {"x": 1}, "datapoints": [[1.5, 60], [null, 120], [1e9999, 180], [-2e-3, 240]]}]`,
		`[{"datapoints": [[1,2]]}]`, `[]`, `[{"target":"\u00e4\"","datapoints":[]}] `, `[{"target":"a","other":[{},[true,null,"x"]]}]`,
		`[{"target":"a","datapoints":[[NaN,1],[+Inf,2],[-Infinity,3],[1,4]]}]`, "\ufeff[]", `[{"target":"a","datapoints":[[1,2],[1,2]]}]`,
		`[{"target":"a","datapoints":[[01,2]]}]`, `[{"target":"a","datapoints":[[1,2]]}`, `{"error":"x"}`, `<html>`,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		decoded, err := decodeRender([]byte(text), renderLimits{})
		var all []struct {
			Target     *string
			Datapoints [][]*json.Number
		}
		if err != nil {
			return
		}
		rendered := decoded.series
		if err := json.Unmarshal([]byte(text), &all); err != nil {
			if json.Valid([]byte(text)) || holdsNoNumber(text) {
				return // other types than we look at, or NaN
			}
			t.Fatalf("taken, though it is no JSON: %q", text)
		}
		if len(all) != len(rendered) {
			t.Errorf("%d series of %d", len(rendered), len(all))
		}
		for i, one := range rendered {
			if len(one.times) != len(one.values) || all[i].Target != nil && *all[i].Target != one.target {
				t.Errorf("%d times, %d values of %s", len(one.times), len(one.values), one.target)
			}
		}
	})
}

// holdsNoNumber is true of text with a word for what JSON has no number for.
func holdsNoNumber(text string) bool {
	for _, word := range notNumbers {
		if strings.Contains(text, word) {
			return true
		}
	}
	return strings.HasPrefix(text, "\ufeff")
}

// Depth is that of brackets outside of strings, whatever else the text is.
func FuzzDepth(f *testing.F) {
	for _, text := range []string{`[[{"a":[1]}]]`, `"[[[["`, `"\\\"[["[`, `[[[[`, `]]]]`, `"`, `"\`, `[{"a":"}"}]`, `'[' "\\" [`} {
		f.Add(text, 3)
	}
	f.Fuzz(func(t *testing.T, text string, most int) {
		if most < 0 || most > 1000 {
			return
		}
		depth, deepest, quoted := 0, 0, false
		for at := 0; at < len(text); at++ {
			switch c := text[at]; {
			case quoted && c == '\\':
				at++
			case c == '"':
				quoted = !quoted
			case !quoted && (c == '[' || c == '{'):
				depth++
				deepest = max(deepest, depth)
			case !quoted && (c == ']' || c == '}'):
				depth--
			}
		}
		if err := checkDepth([]byte(text), most); (err != nil) != (deepest > most) {
			t.Errorf("%q is %d deep, of %d: %v", text, deepest, most, err)
		}
	})
}

// Whatever is stored as a query, the answer is frames or an error of whoever asks, and the next query is well.
func FuzzQuery(f *testing.F) {
	for _, text := range []string{
		`{"source":{"type":"graphite","targets":["a.b"]},"show":"changeSeries"}`, `{"source":{"type":"graphite","targets":["scale(#A,2)"]}}`,
		`{"version":1,"source":{"type":"fallout","user":"a@b.cc","test":"t","params":{"x":"1"},"suffixes":["s"],"metrics":["m"],"branches":["main"],"since":{"commit":"c"}}}`,
		`{"source":{"type":"datasource","ref":{"uid":"x"},"query":{}}}`, `{"detection":{"method":"otava","windowLength":2147483648,"maxPValue":1e-320,"minMagnitude":1e308}}`,
		`{"metrics":[{"pattern":"*a*a*b","direction":"either"}],"reportWithin":{"runs":1,"days":7},"changeValue":"before","show":"changePoints"}`,
		`null`, `5`, `[]`, `"x"`, `{"x":1e700}`, `{"source":null}`, `{"source":{"type":"graphite","targets":[null,1,{}]}}`, `{"__proto__":{"source":1},"source":{"type":"constructor"}}`,
	} {
		f.Add(text, true)
		f.Add(text, false)
	}
	pool := NewPool()
	f.Cleanup(pool.Close)
	f.Fuzz(func(t *testing.T, text string, alerting bool) {
		if !json.Valid([]byte(text)) {
			return // Grafana stores nothing else
		}
		query := ask(t, "series", 1)
		send := server(30, query.Now)
		query.Model, query.Alerting = json.RawMessage(text), alerting
		isWell(t, pool, query, func(ctx context.Context, request Request, account *Account) Answer {
			if request.Path != "/render" {
				return Answer{Status: 404}
			}
			return send(ctx, request, account)
		})
	})
}

// Whatever servers say, the same.
func FuzzAnswers(f *testing.F) {
	for _, body := range []string{
		`[{"target":"0|a","datapoints":[[1,1767225600],[2,1767312000]]}]`, `[{"id":"a.b","leaf":1,"expandable":0,"text":"b"}]`, `[]`, `{}`, `null`, `{"definition":"a: 1"}`,
		`{"definition":"ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.t}}}}"}`, `<html><style></html>`,
		`{"definition":"l: [1,2]\n---\n{{#l}}{{.}}{{/l}}"}`, `[{"when":1767225600,"what":"x","tags":["a@b.cc","t"],"data":"{'run_id': 'r', 'x': (1, None)}"}]`,
		`[{"when":1e300,"tags":"a b","data":{"commit":null}}]`, `{"testRunId":"r","definition":"a: 1","templateParams":"x: 1"}`, strings.Repeat("[", 100),
	} {
		f.Add(body, body, body, body, 200)
	}
	f.Add(`{"definition":"ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.t}}}}"}`,
		`[{"id":"perf.t.m","leaf":1,"expandable":0,"text":"m"}]`, `[{"when":1767225600,"what":"x","tags":["a@b.cc","t"],"data":"{\"run_id\": \"r\"}"}]`,
		`[{"target":"perf.t.m","datapoints":[[1,1767225600],[2,1767312000]]}]`, 200)
	pool := NewPool()
	f.Cleanup(pool.Close)
	f.Fuzz(func(t *testing.T, fallout, find, events, render string, status int) {
		query := ask(t, "series", 1)
		query.Alerting = true
		query.Model = json.RawMessage(`{"source":{"type":"fallout","user":"a@b.cc","test":"t","branches":["main"]},"show":"changePoints"}`)
		isWell(t, pool, query, func(_ context.Context, request Request, _ *Account) Answer {
			body := render
			switch request.Path {
			case "/metrics/find":
				body = find
			case "/events/get_data":
				body = events
			case "/render":
			default:
				body = fallout
			}
			return Answer{Status: status, ContentType: "application/json", Body: []byte(body)}
		})
	})
}

// isWell answers a query, and a plain one after it.
func isWell(t *testing.T, pool *Pool, query Query, send Send) {
	t.Helper()
	began := time.Now()
	_, err := pool.Answer(context.Background(), query, send)
	if took := time.Since(began); took > slow {
		t.Errorf("it took %v", took)
	}
	var told *Error
	if err != nil && (!errors.As(err, &told) || told.Kind == "internal") {
		t.Fatal(err)
	}
	for _, one := range pool.engines {
		if one != nil && one.engine.broken.Load() {
			t.Error("an engine is broken")
		}
	}
	plain := ask(t, "changeSeries", 1)
	if _, err := pool.Answer(context.Background(), plain, server(30, plain.Now)); err != nil {
		t.Errorf("the next query: %v", err)
	}
}

// Whatever the interpreter hands over as frames, Go takes it or says what is wrong.
func FuzzFrames(f *testing.F) {
	f.Add(`[{"refId":"A","name":"x","meta":{"type":"timeseries-multi","typeVersion":[0,1]},"fields":[{"name":"Time","type":"time","config":{},"column":0},{"name":"Value","type":"number","labels":{"a":"b"},"values":[1,null]}]}]`)
	f.Add(`[{"fields":[{"type":"string","values":["a",null]},{"type":"other","values":[{},[1]]},{"type":"time","values":[1,null,1e300]}]}]`)
	f.Add(`{}`)
	vm := sobek.New()
	columns := vm.NewArray(toNumbers(vm, []float64{1, 2, 3}), "x", 5)
	f.Fuzz(func(_ *testing.T, text string) {
		if wire, err := readFrames([]byte(text), columns); err == nil {
			_, _ = toFrames(wire)
		}
	})
}
