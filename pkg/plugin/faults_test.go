package plugin

import (
	"flag"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

var faultTable = flag.String("faults", "", "write what became of each fault to this file")

// faults are what can become of an answer on its way.
var faults = map[string]answering{
	"comes late": func(w http.ResponseWriter, _ *http.Request, normal string) {
		time.Sleep(50 * time.Millisecond)
		send(w, normal)
	},
	"never comes":             func(_ http.ResponseWriter, r *http.Request, _ string) { <-r.Context().Done() },
	"cut in the middle":       cutOff,
	"half of it, well-formed": func(w http.ResponseWriter, _ *http.Request, normal string) { send(w, normal[:len(normal)/2]) },
	"connection closed":       func(w http.ResponseWriter, _ *http.Request, _ string) { closeConnection(w) },
	"twice":                   func(w http.ResponseWriter, _ *http.Request, normal string) { send(w, normal+normal) },
	"list reversed":           func(w http.ResponseWriter, _ *http.Request, normal string) { send(w, reversed(normal)) },
	"random bytes":            func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, "\x1f\x8b\x00\xff\xfe[[[") },
	"a page": func(w http.ResponseWriter, _ *http.Request, _ string) {
		w.Header().Set("Content-Type", "text/html")
		send(w, "<html>Log in</html>")
	},
	"nested deep": func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, strings.Repeat("[", 100_000)) },
	"[]":          func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, "[]") },
	"{}":          func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, "{}") },
	"null":        func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, "null") },
	"nothing":     func(w http.ResponseWriter, _ *http.Request, _ string) { send(w, "") },
	"redirect": func(w http.ResponseWriter, _ *http.Request, _ string) {
		w.Header().Set("Location", "/login")
		w.WriteHeader(302)
	},
	"204": status(204), "401": status(401), "404": status(404), "429": status(429),
	"500": status(500), "502": status(502), "503": status(503),
}

type answering func(w http.ResponseWriter, r *http.Request, normal string)

// hangs is how long a rule waits for an answer that does not come, in these tests.
const hangs = 300 * time.Millisecond

func send(w http.ResponseWriter, body string) { _, _ = w.Write([]byte(body)) }

func status(code int) answering {
	return func(w http.ResponseWriter, _ *http.Request, _ string) { w.WriteHeader(code) }
}

func cutOff(w http.ResponseWriter, _ *http.Request, normal string) {
	w.Header().Set("Content-Length", strconv.Itoa(len(normal)))
	send(w, normal[:len(normal)/2])
	w.(http.Flusher).Flush()
	closeConnection(w)
}

func closeConnection(w http.ResponseWriter) {
	if connection, _, err := w.(http.Hijacker).Hijack(); err == nil {
		_ = connection.Close()
	}
}

// steps are the requests of each kind of rule.
var steps = []struct {
	name, model string
	steps       []string
}{
	{"changes as series", falloutQuery("nightly", "changeSeries", ""), []string{"test", "find", "events", "render"}},
	{"table of changes", falloutQuery("nightly", "changePoints", ""), []string{"test", "find", "events", "render"}},
	{"of a branch", falloutQuery("nightly", "changeSeries", `, "branches": ["main"]`), []string{"find", "events", "render"}},
	{"definition fetched by runs", falloutQuery("fetched", "changePoints", ""), []string{"test", "run"}},
	{"Graphite targets", graphiteQuery("changeSeries", "perf.a.result.throughput", "perf.a.result.latency_p99"), []string{"render"}},
}

// honest are outcomes that no rule can tell from the truth: a server that has never said anything else says that it has
// nothing. The rule then shows no data, or tells of a change without its run, and keeps to that.
var honest = map[string]string{
	"find []": "no data", "render []": "no data",
	"events []": "without run", "events 404": "without run",
}

// A fault at any request of any kind of rule has one of two outcomes: the same answer, or an error. Neither calm nor another
// name for an alert that is there.
func TestFaultsNeverLie(t *testing.T) {
	table := make(chan string, 10_000)
	t.Run("matrix", func(t *testing.T) {
		for _, rule := range steps {
			for _, step := range rule.steps {
				for name, fault := range faults {
					t.Run(rule.name+"/"+step+"/"+name, func(t *testing.T) {
						t.Parallel()
						var row []string
						for _, known := range []bool{true, false} {
							for _, times := range []int{1, 1000} {
								row = append(row, outcome(t, rule.model, step, name, fault, known, times))
							}
						}
						table <- fmt.Sprintf("%-27s %-7s %-24s %-12s %-12s %-12s %s", rule.name, step, name, row[0], row[1], row[2], row[3])
					})
				}
			}
		}
	})
	close(table)
	if *faultTable != "" {
		writeTable(t, table)
	}
}

// outcome is what a rule makes of a fault: "same", "error", or one of the honest ones.
func outcome(t *testing.T, model, step, name string, fault answering, known bool, times int) string {
	s := newWorld(t)
	expected := evaluate(t, s.dataSource(t), model, 30*time.Second)
	if strings.HasPrefix(expected, "error") || expected == "no data" {
		t.Fatalf("without a fault: %s", expected)
	}
	d := s.dataSource(t)
	if known {
		evaluate(t, d, model, 30*time.Second)
	}
	var met atomic.Int64
	s.breaks(func(at string, w http.ResponseWriter, r *http.Request, normal string) bool {
		if at != step || met.Add(1) > int64(times) {
			return false
		}
		fault(w, r, normal)
		return true
	})
	limit := 30 * time.Second
	if name == "never comes" {
		limit = hangs
	}
	got := []string{evaluate(t, d, model, limit), evaluate(t, d, model, limit)}
	if met.Load() == 0 {
		t.Fatalf("the rule does not ask for %s", step)
	}
	s.broken.Store(nil)
	got = append(got, evaluate(t, d, model, 30*time.Second))
	result := "same"
	for _, answer := range got[:2] {
		switch {
		case answer == expected:
		case strings.HasPrefix(answer, "error: "):
			result = "error"
		default:
			result = honest[step+" "+name]
			if known || times == 1 || result == "" || result == "no data" && answer != "no data" {
				t.Fatalf("known before %v, %d times: %s\n\ninstead of %s", known, times, answer, expected)
			}
		}
	}
	// an alert that was told keeps its name once all is well again
	if result == "without run" && !slices.Equal(labelsIn(got[2]), labelsIn(got[0])) {
		t.Errorf("afterwards %s\n\ninstead of %s", got[2], got[0])
	}
	if result != "without run" && got[2] != expected {
		t.Errorf("afterwards %s\n\ninstead of %s", got[2], expected)
	}
	return result
}

func writeTable(t *testing.T, table chan string) {
	rows := []string{}
	for row := range table {
		rows = append(rows, row)
	}
	sort.Strings(rows)
	head := `What becomes of a rule when an answer goes wrong: at which request, how, and what the rule says then. "same": what it says
without the fault. "error": the rule is in Error, and Grafana tries again. The rule has been evaluated before, or not; the fault
happens once, or for two evaluations. By go test ./pkg/plugin -run Faults -faults FILE

`
	head += fmt.Sprintf("%-27s %-7s %-24s %-12s %-12s %-12s %s\n", "rule", "request", "fault", "known, once", "known, on", "new, once", "new, on")
	if err := os.WriteFile(*faultTable, []byte(head+strings.Join(rows, "\n")+"\n"), 0o644); err != nil {
		t.Error(err)
	}
}
