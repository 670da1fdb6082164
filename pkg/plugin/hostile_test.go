package plugin

import (
	"context"
	"fmt"
	"math/rand"
	"net/http"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// patience is how long an attack may take to end in an answer or an error. It is long enough for a busy machine; most attacks
// end within milliseconds.
const patience = 30 * time.Second

var nightly = falloutQuery("nightly", "changePoints", "")

// stillWell evaluates a rule of another data source, which must not notice anything.
func stillWell(t *testing.T) {
	t.Helper()
	d := newWorld(t).dataSource(t)
	if got := evaluate(t, d, nightly, patience); !strings.Contains(got, "run=run-55") {
		t.Errorf("a rule of another data source: %s", got)
	}
	if health := checkEngine(t.Context()); health.bad != "" {
		t.Error(health.bad)
	}
}

// hostile evaluates a rule whose step is answered with a body, and gives what comes of it.
func hostile(t *testing.T, model, step, body string) string {
	t.Helper()
	s := newWorld(t)
	s.breaks(func(at string, w http.ResponseWriter, _ *http.Request, _ string) bool {
		if at == step {
			send(w, body)
		}
		return at == step
	})
	began := time.Now()
	got := evaluate(t, s.dataSource(t), model, patience)
	if took := time.Since(began); took > patience {
		t.Errorf("it took %v", took)
	}
	return got
}

func TestDeepAnswersAreRefused(t *testing.T) {
	for _, one := range []struct {
		step string
		size int
	}{{"render", 4 << 20}, {"find", 6 << 20}, {"events", 6 << 20}, {"test", 6 << 20}} {
		for _, opener := range []string{"[", `{"a":`} {
			t.Run(one.step+" "+opener, func(t *testing.T) {
				got := hostile(t, nightly, one.step, strings.Repeat(opener, one.size/len(opener)))
				if !strings.HasPrefix(got, "error: ") || !strings.Contains(got, "cannot be used") {
					t.Error(got)
				}
			})
		}
	}
	stillWell(t)
}

// Whoever may write to Graphite may write an event: its data is text that a parser has to look into.
func TestPoisonousEventsHurtNobody(t *testing.T) {
	s := newWorld(t)
	for _, data := range []string{strings.Repeat("[", 1000), strings.Repeat("[", 200_000), strings.Repeat(`{"a":`, 1000), strings.Repeat("{'a':", 1000), strings.Repeat("(", 100_000), "{'a': '" + strings.Repeat(`\U00110000`, 1000) + "'}"} {
		evil := toJSON(map[string]any{"when": s.today.Unix(), "what": "x", "tags": []string{owner, "nightly"}, "data": data})
		normal := s.events([]string{owner, "nightly"})
		for range 3 {
			got := hostile(t, nightly, "events", "["+evil+","+normal[1:])
			if !strings.Contains(got, "run=run-55") {
				t.Errorf("%.20s: the rule with that event: %s", data, got)
			}
			stillWell(t)
		}
	}
}

// Stored queries are what anybody sends who may query: each is an answer or an error of the sender's, never ours.
func TestQueriesOfAnyShape(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	graphite := func(more string) string { return `{"source": {"type": "graphite", "targets": ["a.b"]}` + more + `}` }
	s := newWorld(t)
	d := s.dataSource(t)
	for name, model := range map[string]string{
		"window 2^31":     graphite(`, "detection": {"method": "otava", "windowLength": 2147483648}`),
		"window 1e300":    graphite(`, "detection": {"method": "otava", "windowLength": 1e300}`),
		"window 0":        graphite(`, "detection": {"method": "otava", "windowLength": 0}`),
		"window -1":       graphite(`, "detection": {"method": "otava", "windowLength": -1}`),
		"window text":     graphite(`, "detection": {"method": "otava", "windowLength": "50"}`),
		"p 1e-320":        graphite(`, "detection": {"method": "otava", "maxPValue": 1e-320}`),
		"p text":          graphite(`, "detection": {"maxPValue": "0.5", "minMagnitude": "0"}`),
		"magnitude 1e308": graphite(`, "detection": {"minMagnitude": 1e308}`),
		"method deep":     graphite(`, "detection": {"method": ` + deep(5000) + `}`),
		"pattern stars":   graphite(`, "metrics": [{"pattern": "` + strings.Repeat("*a", 5000) + `", "direction": "either"}]`),
		"metrics null":    graphite(`, "metrics": [null]`),
		"metrics number":  graphite(`, "metrics": 5`),
		"metrics deep":    graphite(`, "metrics": ` + deep(5000)),
		"unknown 1e700":   graphite(`, "x": 1e700`),
		"unknown deep":    graphite(`, "x": ` + deep(100_000)),
		"version deep":    graphite(`, "version": ` + deep(5000)),
		"version 99":      graphite(`, "version": 99`),
		"show proto":      graphite(`, "show": "__proto__", "changeValue": "constructor"`),
		"report text":     graphite(`, "show": "changeSeries", "reportWithin": "x"`),
		"report runs":     graphite(`, "show": "changeSeries", "reportWithin": {"runs": 1e300, "days": -1e300}`),
		"proto":           `{"__proto__": {"toString": 1}, "source": {"__proto__": {"x": 1}, "type": "graphite", "targets": ["a.b"]}}`,
		"targets text":    `{"source": {"type": "graphite", "targets": "abc"}}`,
		"targets nulls":   `{"source": {"type": "graphite", "targets": [null, 1, {}]}}`,
		"targets getter":  `{"source": {"type": "graphite", "targets": [{"trim": 1}]}}`,
		"targets deep":    `{"source": {"type": "graphite", "targets": [` + strings.Repeat("[", 5000) + `"a"` + strings.Repeat("]", 5000) + `]}}`,
		"target calls":    `{"source": {"type": "graphite", "targets": ["` + strings.Repeat("f(", 5000) + "a" + strings.Repeat(")", 5000) + `"]}}`,
		"target quotes":   `{"source": {"type": "graphite", "targets": [` + toJSON(`"`+strings.Repeat(`\"`, 8000)) + `]}}`,
		"params deep":     falloutQuery("nightly", "series", `, "params": {"a": "`+strings.Repeat("[", 5000)+`"}`),
		"test deep":       `{"source": {"type": "fallout", "user": "a@b.cc", "test": ` + deep(5000) + `}}`,
		"test dots":       falloutQuery("..", "series", ""),
		"test slash":      falloutQuery("a/../../b", "series", ""),
		"test encoded":    falloutQuery("t%2f..", "series", ""),
		"user deep":       `{"source": {"type": "fallout", "test": "t", "user": ` + deep(5000) + `}}`,
		"since deep":      falloutQuery("nightly", "series", `, "since": {"commit": `+deep(5000)+`}`),
		"suffixes deep":   falloutQuery("nightly", "series", `, "suffixes": [`+deep(5000)+`]`),
		"type deep":       `{"source": {"type": ` + deep(5000) + `}}`,
		"null source":     `{"source": null}`, "number": `5`, "null": `null`, "text": `"x"`, "list": `[1]`, "empty": ``, "object": `{}`,
	} {
		t.Run(name, func(t *testing.T) {
			began := time.Now()
			answer := queryData(t, d, true, model)["A"]
			if answer.Status == backend.StatusInternal {
				t.Errorf("%v", answer.Error)
			}
			if took := time.Since(began); took > patience {
				t.Errorf("it took %v", took)
			}
			if got := evaluate(t, d, nightly, patience); !strings.Contains(got, "run=run-55") {
				t.Errorf("the next rule: %s", got)
			}
		})
	}
}

// A few bytes a query, each naming the next one four times: 4^25 targets, if they were written out.
func TestReferencesDoNotGrow(t *testing.T) {
	s := newWorld(t)
	d := s.dataSource(t)
	var models []string
	for i := range 25 {
		models = append(models, graphiteQuery("series", fmt.Sprintf("group(#%[1]c,#%[1]c,#%[1]c,#%[1]c)", 'B'+rune(i))))
	}
	began := time.Now()
	answers := queryData(t, d, false, append(models, graphiteQuery("series", "a.b"))...)
	if took := time.Since(began); took > patience {
		t.Errorf("it took %v", took)
	}
	if answers["A"].Error == nil || answers["Z"].Error != nil {
		t.Errorf("A: %v, Z: %v", answers["A"].Error, answers["Z"].Error)
	}
	stillWell(t)
}

func TestDefinitionsOfAnySize(t *testing.T) {
	usual := `ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.t}}}}`
	laughs := "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
	for i := 'b'; i < 'k'; i++ {
		laughs += fmt.Sprintf("%c: &%c [%s]\n", i, i, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c,", i-1), 10), ","))
	}
	keys := ""
	for i := range 30_000 {
		keys += fmt.Sprintf("k%d: %d\n", i, i)
	}
	for name, definition := range map[string]string{
		"aliases of aliases": laughs + usual,
		"nested sections":    "l: [1,2,3,4,5,6,7,8,9,0]\n---\n" + strings.Repeat("{{#l}}", 8) + "x" + strings.Repeat("{{/l}}", 8) + usual,
		"empty sections":     "l: [1,2,3,4,5,6,7,8,9,0]\n---\n" + strings.Repeat("{{#l}}", 9) + strings.Repeat("{{/l}}", 9) + usual,
		"open sections":      "a: 1\n---\n" + strings.Repeat("{{#a}}", 3000) + usual,
		"30,000 keys":        keys + usual,
		"a line of 5 MB":     "a: " + strings.Repeat("x", 5_000_000) + "\n" + usual,
		"quotes":             "a: '" + strings.Repeat("''", 200_000) + "'\n" + usual,
		"blanks":             "a: " + strings.Repeat(" ", 200_000) + "x\n" + usual,
		"open tags":          strings.Repeat("{{", 50_000) + "\n---\n" + usual,
		"deep":               "a: " + strings.Repeat("[", 3000) + "\n" + usual,
		"digits":             "a: " + strings.Repeat("9", 200_000) + "\n---\nx: {{a}}\n" + usual,
		"sixties":            "a: " + strings.Repeat("59:", 50_000) + "59\n---\nx: {{a}}\n" + usual,
		"comments":           strings.Repeat("# x\n", 100_000) + usual,
		"itself":             "a: &a [*a]\n" + usual,
	} {
		t.Run(name, func(t *testing.T) {
			s := newWorld(t)
			s.definition = definition
			began := time.Now()
			got := evaluate(t, s.dataSource(t), falloutQuery("t", "changeSeries", ""), patience)
			if took := time.Since(began); took > patience || strings.Contains(got, "too long") || strings.Contains(got, "of computing") {
				t.Errorf("after %v: %s", took, got)
			}
		})
	}
	stillWell(t)
}

func TestErrorPagesOfAnySize(t *testing.T) {
	for _, page := range []string{strings.Repeat("<style", 40_000), strings.Repeat("<pre>", 50_000), strings.Repeat("&#99999999;", 20_000), strings.Repeat("<", 250_000)} {
		s := newWorld(t)
		s.breaks(func(_ string, w http.ResponseWriter, _ *http.Request, _ string) bool {
			w.WriteHeader(http.StatusInternalServerError)
			send(w, page)
			return true
		})
		if got := evaluate(t, s.dataSource(t), graphiteQuery("series", "a.b"), patience); !strings.HasPrefix(got, "error: Graphite refused") || len(got) > 1000 {
			t.Errorf("%.10s: %.300s", page, got)
		}
	}
	stillWell(t)
}

// 10⁶ series are more than a query may bring: that is said before they are made anything of.
func TestAnswersBeyondTheLimits(t *testing.T) {
	var series, points strings.Builder
	noise := rand.New(rand.NewSource(1))
	for i := range 1_000_000 {
		fmt.Fprintf(&series, `,{"target":"s%d","datapoints":[[1,1795000000]]}`, i)
	}
	for i := range 4_000_000 {
		fmt.Fprintf(&points, `,[%d,%d]`, 1+noise.Intn(9), 1790000000+i)
	}
	for name, one := range map[string]struct{ body, says string }{
		"10^6 series":     {"[" + series.String()[1:] + "]", "2000 of 1000000 series are shown"},
		"a long name":     {`[{"target":"` + strings.Repeat("n", 50<<20) + `","datapoints":[[1,1795000000]]}]`, "a name or tags of more than 64 kB"},
		"a long tag":      {`[{"target":"a","tags":{"x":"` + strings.Repeat("n", 50<<20) + `"},"datapoints":[[1,1795000000]]}]`, "a name or tags of more than 64 kB"},
		"more than 64 MB": {strings.Repeat(" ", 65<<20), "it has more than 64 MB"},
		"no name":         {`[{"target":null,"datapoints":[[1,1795000000]]}]`, "not Graphite's"},
		"a number":        {`[{"target":5,"datapoints":[[1,1795000000]]}]`, "not Graphite's"},
		"not ascending":   {`[{"target":"a","datapoints":[[1,1795000000],[2,1794000000]]}]`, "do not ascend"},
		"one time twice":  {`[{"target":"a","datapoints":[[1,1795000000],[2,1795000000]]}]`, "do not ascend"},
		"endless times":   {`[{"target":"a","datapoints":[[1,1e9999]]}]`, "not Graphite's"},
		"texts":           {`[{"target":"a","datapoints":[["1",1795000000]]}]`, "not Graphite's"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := hostile(t, graphiteQuery("changeSeries", "a.b"), "render", one.body); !strings.Contains(got, one.says) {
				t.Errorf("%.300s", got)
			}
		})
	}
	if got := hostile(t, graphiteQuery("changeSeries", "a.b"), "render", `[{"target":"x","datapoints":[`+points.String()[1:]+`]}]`); strings.HasPrefix(got, "error") {
		t.Errorf("a long series that is within the limits: %.300s", got)
	}
	stillWell(t)
}

// WebAssembly cannot be interrupted, so it must come back by itself: others run while a long series is analysed.
func TestLongSeriesLetOthersRun(t *testing.T) {
	var points strings.Builder
	from, noise := time.Now().AddDate(0, 0, -89).Unix(), rand.New(rand.NewSource(1))
	for i := range 1_500_000 {
		level := 100
		if i > 1_000_000 {
			level = 120
		}
		fmt.Fprintf(&points, `,[%d,%d]`, level+noise.Intn(11), from+int64(i)*5)
	}
	body := `[{"target":"x","datapoints":[` + points.String()[1:] + `]}]`
	for _, method := range []string{"robust", "otava"} {
		var longest atomic.Int64
		ctx, cancel := context.WithCancel(t.Context())
		var watching sync.WaitGroup
		watching.Go(func() {
			for last := time.Now(); ctx.Err() == nil; last = time.Now() {
				time.Sleep(5 * time.Millisecond)
				_ = make([]byte, 1<<20)
				longest.Store(max(longest.Load(), int64(time.Since(last))))
			}
		})
		began := time.Now()
		got := hostile(t, strings.Replace(graphiteQuery("changeSeries", "a.b"), `"show"`, `"detection": {"method": "`+method+`"}, "show"`, 1), "render", body)
		took := time.Since(began)
		cancel()
		watching.Wait()
		if strings.HasPrefix(got, "error") {
			t.Errorf("%s: %.300s", method, got)
		}
		t.Logf("%s: %v, longest standstill %v", method, took, time.Duration(longest.Load()))
		if time.Duration(longest.Load()) > 2*time.Second {
			t.Errorf("%s: nothing else ran for %v", method, time.Duration(longest.Load()))
		}
	}
}

func TestHungServersStarveNobody(t *testing.T) {
	s := newWorld(t)
	s.breaks(func(_ string, _ http.ResponseWriter, r *http.Request, _ string) bool {
		<-r.Context().Done()
		return true
	})
	d := s.dataSource(t)
	ctx, cancel := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	for range 100 {
		asking.Go(func() {
			_, _ = d.QueryData(ctx, &backend.QueryDataRequest{Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(nightly), TimeRange: backend.TimeRange{From: time.Now().AddDate(0, 0, -90), To: time.Now()}}}})
		})
	}
	for range 5 {
		stillWell(t)
	}
	cancel()
	asking.Wait()
	stillWell(t)
}

// Queries that are given up, at any moment, leave nothing behind.
func TestCancelledQueriesLeaveNothing(t *testing.T) {
	s := newWorld(t)
	s.breaks(func(_ string, _ http.ResponseWriter, r *http.Request, _ string) bool {
		select {
		case <-r.Context().Done():
			return true
		case <-time.After(20 * time.Millisecond):
			return false
		}
	})
	d := s.dataSource(t)
	evaluate(t, d, nightly, patience)
	before := runtime.NumGoroutine()
	var asking sync.WaitGroup
	for i := range 200 {
		asking.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), time.Duration(i)*time.Millisecond)
			defer cancel()
			_, _ = d.QueryData(ctx, &backend.QueryDataRequest{Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(nightly), TimeRange: backend.TimeRange{From: time.Now().AddDate(0, 0, -90), To: time.Now()}}}})
		})
	}
	asking.Wait()
	s.broken.Store(nil)
	s.graphite.CloseClientConnections()
	s.fallout.CloseClientConnections()
	d.Dispose()
	after := runtime.NumGoroutine()
	for deadline := time.Now().Add(patience); after > before+5 && time.Now().Before(deadline); after = runtime.NumGoroutine() {
		time.Sleep(50 * time.Millisecond)
	}
	if after > before+5 {
		t.Errorf("%d goroutines became %d", before, after)
	}
	stillWell(t)
}
