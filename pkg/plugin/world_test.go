package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// world is a Graphite and a Fallout as they answer (shapes of graphite-web 1.1.10 and Fallout 1.120) for tests whose metrics
// are known: throughput falls by 20 % five runs ago, latency stays.
type world struct {
	graphite, fallout *httptest.Server
	// today is that of the last run.
	today time.Time
	// broken answers in place of the normal answer, if it is there and returns true. The step is test, run, find, events or
	// render.
	broken atomic.Pointer[fault]
	// definition is that of all tests, where it is not the usual one.
	definition string
}

type fault func(step string, w http.ResponseWriter, r *http.Request, normal string) bool

const (
	runs    = 60
	changed = runs - 5
	owner   = "jane@example.com"
)

func newWorld(t testing.TB) *world {
	s := &world{today: time.Now().UTC().Truncate(24 * time.Hour)}
	s.graphite = httptest.NewServer(s.handle(s.answerGraphite))
	s.fallout = httptest.NewServer(s.handle(s.answerFallout))
	t.Cleanup(s.graphite.Close)
	t.Cleanup(s.fallout.Close)
	return s
}

// dataSource is one that asks this world, and does not wait long for it.
func (s *world) dataSource(t testing.TB) *Datasource {
	d := instance(t, s.graphite.URL, s.fallout.URL, "")
	d.secondChance = time.Millisecond
	// tests change what servers answer between two evaluations
	d.recentTime = 0
	return d
}

func (s *world) breaks(how fault) { s.broken.Store(&how) }

func (s *world) handle(answer func(r *http.Request) (step, body string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		step, body := answer(r)
		w.Header().Set("Content-Type", "application/json")
		if broken := s.broken.Load(); broken != nil && (*broken)(step, w, r, body) {
			return
		}
		if body == "" {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		_, _ = w.Write([]byte(body))
	}
}

func (s *world) day(run int) int64 { return s.today.AddDate(0, 0, run+1-runs).Unix() }

func (s *world) answerFallout(r *http.Request) (step, body string) {
	asked := regexp.MustCompile(`^/tests/` + owner + `/([^/]+)(/runs/newest)?/api$`).FindStringSubmatch(r.URL.Path)
	if asked == nil {
		return "version", "fallout-1.120.0"
	}
	definition := `ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: perf.` + asked[1] + `}}}}`
	if s.definition != "" {
		definition = s.definition
	}
	if asked[2] != "" {
		return "run", toJSON(map[string]any{"owner": owner, "testName": asked[1], "testRunId": "r1", "definition": definition, "templateParams": "{}"})
	}
	if strings.HasPrefix(asked[1], "fetched") {
		definition = "yaml_url: https://example.com/definition.yaml\n"
	}
	return "test", toJSON(map[string]any{"owner": owner, "name": asked[1], "definition": definition, "tags": []string{}})
}

func (s *world) answerGraphite(r *http.Request) (step, body string) {
	_ = r.ParseForm()
	switch r.URL.Path {
	case "/metrics/find":
		return "find", s.find(r.Form.Get("query"))
	case "/events/get_data":
		return "events", s.events(strings.Fields(r.Form.Get("tags")))
	case "/render":
		return "render", s.render(r.Form["target"])
	default:
		return "other", ""
	}
}

func (s *world) find(query string) string {
	parent := strings.TrimSuffix(query, "*")
	node := func(name string, leaf int) map[string]any {
		return map[string]any{"allowChildren": 1 - leaf, "expandable": 1 - leaf, "leaf": leaf, "id": parent + name, "text": name, "context": map[string]any{}}
	}
	if strings.HasSuffix(parent, ".result.") {
		return toJSON([]any{node("latency_p99", 1), node("throughput", 1)})
	}
	return toJSON([]any{node("result", 0)})
}

func (s *world) events(tags []string) string {
	list := make([]any, runs)
	for run := range list {
		list[run] = map[string]any{"id": run + 1, "when": s.day(run), "what": "run", "tags": tags, "data": toJSON(map[string]any{
			"run_id": fmt.Sprintf("run-%d", run), "version": fmt.Sprintf("6.%d", run/40), "branch": "main", "commit": fmt.Sprintf("cccccccc%04d", run),
		})}
	}
	return toJSON(list)
}

var tagged = regexp.MustCompile(`^aliasSub\((.*),"\^","(\d+\|)"\)$`)

func (s *world) render(targets []string) string {
	list := []any{}
	for _, target := range targets {
		tag := ""
		if parts := tagged.FindStringSubmatch(target); parts != nil {
			target, tag = parts[1], parts[2]
		}
		names := []string{target}
		if parent, all := strings.CutSuffix(target, ".*"); all {
			names = []string{parent + ".latency_p99", parent + ".throughput"}
		}
		for _, name := range names {
			points := make([]any, runs)
			for run := range points {
				level := 100 + float64(run*7%5)/2
				if strings.HasSuffix(name, "throughput") && run >= changed {
					level -= 20
				}
				points[run] = []any{level, s.day(run)}
			}
			list = append(list, map[string]any{"target": tag + name, "tags": map[string]any{"name": name}, "datapoints": points})
		}
	}
	return toJSON(list)
}

func toJSON(value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// evaluate asks as an alert rule does. The answer is written out: a line for each instance, with its value; or "no data"; or
// "error: …".
func evaluate(t testing.TB, d *Datasource, model string, limit time.Duration) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	now := d.now()
	got, err := d.QueryData(ctx, &backend.QueryDataRequest{
		Headers: map[string]string{backend.FromAlertHeaderName: "true"},
		Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(model), TimeRange: backend.TimeRange{From: now.AddDate(0, 0, -90), To: now}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return written(got.Responses["A"])
}

func written(answer backend.DataResponse) string {
	if answer.Error != nil {
		return "error: " + answer.Error.Error()
	}
	var lines []string
	for _, frame := range answer.Frames {
		switch {
		case len(frame.Fields) == 0:
		case len(frame.Fields) == 2 && frame.Fields[0].Type().Time():
			value := frame.Fields[1]
			most := 0.0
			for i := range value.Len() {
				if at, ok := value.ConcreteAt(i); ok {
					most = max(most, at.(float64))
				}
			}
			lines = append(lines, fmt.Sprintf("%v max=%.6g", value.Labels, most))
		default:
			for row := range frame.Rows() {
				var cells []string
				for _, field := range frame.Fields {
					cell, _ := field.ConcreteAt(row)
					if number, ok := cell.(float64); ok {
						cell = strconv.FormatFloat(number, 'g', 6, 64)
					}
					cells = append(cells, fmt.Sprintf("%s=%v", field.Name, cell))
				}
				lines = append(lines, strings.Join(cells, " "))
			}
		}
	}
	if len(lines) == 0 {
		return "no data"
	}
	sort.Strings(lines)
	return strings.Join(lines, "\n")
}

// labelsIn are the labels of a written answer, without values.
func labelsIn(answer string) []string {
	lines := strings.Split(answer, "\n")
	for i, line := range lines {
		cut := max(strings.LastIndex(line, " max="), strings.LastIndex(line, " change="))
		lines[i] = line[:max(cut, 0)]
	}
	slices.Sort(lines)
	return lines
}

// reversed is a JSON list from its end to its beginning; other JSON stays as it is.
func reversed(text string) string {
	var list []json.RawMessage
	if json.Unmarshal([]byte(text), &list) != nil {
		return text
	}
	slices.Reverse(list)
	return toJSON(list)
}

func falloutQuery(test, show, more string) string {
	return fmt.Sprintf(`{"source": {"type": "fallout", "user": %q, "test": %q%s}, "show": %q}`, owner, test, more, show)
}

func graphiteQuery(show string, targets ...string) string {
	return fmt.Sprintf(`{"source": {"type": "graphite", "targets": %s}, "show": %q}`, toJSON(targets), show)
}
