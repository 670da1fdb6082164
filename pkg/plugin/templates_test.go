package plugin

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"text/template"
)

// kv is what Alertmanager gives templates for labels and annotations.
type kv map[string]string

type alert struct {
	Labels, Annotations    kv
	PanelURL, GeneratorURL string
	resolved               bool
}

type alerts []alert

func (all alerts) which(resolved bool) alerts {
	var found alerts
	for _, one := range all {
		if one.resolved == resolved {
			found = append(found, one)
		}
	}
	return found
}

func (all alerts) Firing() alerts   { return all.which(false) }
func (all alerts) Resolved() alerts { return all.which(true) }

type message struct {
	Alerts                    alerts
	CommonLabels, GroupLabels kv
}

// changeOf has the labels of a change as the backend gives them: see src/frames/rule-frame.ts.
func changeOf(series kv, commit string) kv {
	labels := kv{
		"alertname": "perf", "time": "2026-06-10T00:00:00.000Z", "verdict": "regression", "kind": "step", "way": "down",
		"run": "", "version": "", "commit": commit, "cause": "2026-06-10T00:00:00.000Z", "commits": "",
	}
	if commit != "" {
		labels["cause"], labels["commits"] = commit, "aaa111..."+commit
	}
	for name, value := range series {
		labels[name] = value
	}
	return labels
}

// The labels that series of each source have, and how messages must name them.
var sources = map[string]struct {
	labels kv
	name   string
}{
	"Fallout":                         {kv{"series": "perf.t.result.p99", "test": "t", "metric": "p99"}, "t: p99"},
	"Graphite":                        {kv{"series": "perf.t.p99", "metric": "p99"}, "perf.t.p99"},
	"a function of Graphite":          {kv{"series": "scale(perf.t.p99,2)"}, "scale(perf.t.p99,2)"},
	"Prometheus":                      {kv{"series": `p99{job="x"}`, "job": "x"}, `p99{job="x"}`},
	"Prometheus with a label test":    {kv{"series": `p99{test="t"}`, "test": "t"}, `p99{test="t"}`},
	"SQL":                             {kv{"series": "latency", "metric": "latency"}, "latency"},
	"a series of a branch of Fallout": {kv{"series": "perf.t.p99 [main]", "test": "t", "metric": "p99", "branch": "main"}, "t: p99"},
}

func read(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../../provisioning/alerting/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// annotation renders an annotation of the provisioned rule as Grafana does: a label that is not there would be printed.
func annotation(t *testing.T, name string, labels kv) string {
	t.Helper()
	found := regexp.MustCompile(`(?s) ` + name + `: (?:'([^\n]*)'|>-\n(.*?)\n        labels:)`).FindStringSubmatch(read(t, "rules.yaml"))
	if found == nil {
		t.Fatalf("the rule has no annotation %q", name)
	}
	text := regexp.MustCompile(`\n\s*`).ReplaceAllString(strings.TrimSpace(found[1]+found[2]), " ")
	functions := template.FuncMap{
		"humanize": func(value float64) string { return fmt.Sprintf("%.4g", value) },
		"reReplaceAll": func(pattern, by, text string) string {
			return regexp.MustCompile(pattern).ReplaceAllString(text, by)
		},
	}
	parsed, err := template.New(name).Funcs(functions).Parse("{{ $labels := .Labels }}{{ $values := .Values }}" + text)
	if err != nil {
		t.Fatal(err)
	}
	value := func(number float64) struct{ Value float64 } { return struct{ Value float64 }{number} }
	var out strings.Builder
	err = parsed.Execute(&out, map[string]any{
		"Labels": map[string]string(labels),
		"Values": map[string]any{"change": value(12), "before": value(100), "after": value(88), "p": value(1e-12)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// render renders a template of the provisioned notifications as Alertmanager does.
func render(t *testing.T, name string, data message) string {
	t.Helper()
	_, text, _ := strings.Cut(read(t, "templates.yaml"), "template: |\n")
	parsed, err := template.New("").Option("missingkey=zero").Parse(strings.ReplaceAll(text, "\n      ", "\n"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	if err := parsed.ExecuteTemplate(&out, name, data); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(out.String())
}

func TestMessagesNameTheSeriesOfEverySource(t *testing.T) {
	for source, series := range sources {
		t.Run(source, func(t *testing.T) {
			for _, commit := range []string{"", "e64c0dad13aabbcc"} {
				labels := changeOf(series.labels, commit)
				firing := alert{
					Labels: labels, PanelURL: "https://g/d/1?viewPanel=2",
					Annotations: kv{
						"summary": annotation(t, "summary", labels), "description": annotation(t, "description", labels),
						"size": annotation(t, "size", labels),
					},
				}
				resolved := alert{Labels: labels, resolved: true}
				data := message{Alerts: alerts{firing, resolved}, CommonLabels: labels}
				for _, name := range []string{"hunter.title", "hunter.message", "hunter.slack.title", "hunter.slack.text"} {
					text := render(t, name, data)
					if strings.Contains(text, "no value") || !strings.Contains(text, series.name) {
						t.Errorf("%s: %q should name %q", name, text, series.name)
					}
					// the title of a message in Slack has it, so its lines need not
					if commit != "" && name != "hunter.slack.text" && !strings.Contains(text, "e64c0dad13") {
						t.Errorf("%s: %q should name the commit", name, text)
					}
				}
			}
		})
	}
}

func TestOneMessageForWhatACommitMoved(t *testing.T) {
	var all alerts
	for i := range 12 {
		labels := changeOf(kv{"series": fmt.Sprintf("perf.t%d.p99", i)}, "e64c0dad13aabbcc")
		all = append(all, alert{Labels: labels, GeneratorURL: "https://g/rule", Annotations: kv{"size": "+16.0 %"}})
	}
	data := message{Alerts: all, CommonLabels: kv{"commit": "e64c0dad13aabbcc", "time": "2026-06-10T00:00:00.000Z"}}
	if title := render(t, "hunter.slack.title", data); title != "12 regressions, commit e64c0dad13" {
		t.Error(title)
	}
	text := strings.Split(render(t, "hunter.slack.text", data), "\n")
	if len(text) != 11 || text[0] != "• <https://g/rule|perf.t0.p99>  +16.0 %" || !strings.HasPrefix(text[10], "_and more") {
		t.Errorf("%q", text)
	}
}

func TestDescriptionTellsTheTimeAsPeopleDo(t *testing.T) {
	for time, want := range map[string]string{
		"2026-06-10T00:00:00.000Z": "since 2026-06-10",
		"2026-06-10T01:30:00.000Z": "since 2026-06-10 01:30 UTC",
	} {
		labels := changeOf(kv{"series": "p99"}, "")
		labels["time"] = time
		if text := annotation(t, "description", labels); !strings.HasSuffix(text, want) {
			t.Errorf("%q should end with %q", text, want)
		}
	}
}
