package plugin

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// BenchmarkRule measures the cost of a rule without the server's own time: HTTP, decoding, analysis, frames. `off` is the
// same without detection. MB is the largest memory of the process so far, with the server's answers.
func BenchmarkRule(b *testing.B) {
	for _, series := range []int{40, 1000} {
		for _, method := range []string{"robust", "off"} {
			b.Run(fmt.Sprintf("%d/%s", series, method), func(b *testing.B) { benchmarkRule(b, series, method) })
		}
	}
}

func benchmarkRule(b *testing.B, series int, method string) {
	answers := map[string]string{}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = r.ParseForm()
		w.Header().Set("Content-Type", "application/json")
		answer := answers[r.Form.Get("target")]
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = io.WriteString(w, answer)
	}))
	defer server.Close()
	targets := make([]string, 0, series/20)
	for from := 0; from < series; from += 20 {
		targets = append(targets, fmt.Sprintf("perf.t%d.result.*", from))
	}
	// all targets of a batch are one request, whose first one tells which it is
	for from := 0; from < len(targets); from += 100 {
		batch := targets[from:min(from+100, len(targets))]
		first := batch[0]
		if len(batch) > 1 {
			first = fmt.Sprintf(`aliasSub(%s,"^","0|")`, first)
		}
		answers[first] = renderAnswer(batch)
	}
	d := instance(b, server.URL, "", "")
	now := d.now()
	request := &backend.QueryDataRequest{
		Headers: map[string]string{backend.FromAlertHeaderName: "true"},
		Queries: []backend.DataQuery{{
			RefID: "A",
			JSON: fmt.Appendf(nil, `{"source": {"type": "graphite", "targets": ["%s"]}, "detection": {"method": %q}, "show": "changeSeries"}`,
				strings.Join(targets, `", "`), method),
			TimeRange: backend.TimeRange{From: now.AddDate(-1, 0, 0), To: now},
		}},
	}
	b.ReportAllocs()
	for b.Loop() {
		got, err := d.QueryData(context.Background(), request)
		if err != nil || len(got.Responses["A"].Frames) != series {
			b.Fatalf("%d frames, %v, %v", len(got.Responses["A"].Frames), err, got.Responses["A"].Error)
		}
	}
	b.ReportMetric(mostResident(), "MB")
}

// BenchmarkLoad measures how long a rule of 200 series takes, seconds, when 50 are evaluated at once: the median, and the
// 99th percentile, also in fair shares. A fair share is 50 times what one rule takes alone.
func BenchmarkLoad(b *testing.B) {
	const atOnce = 50
	targets := make([]string, 10)
	for i := range targets {
		targets[i] = fmt.Sprintf("perf.t%d.result.*", i)
	}
	answer := renderAnswer(targets)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Length", strconv.Itoa(len(answer)))
		_, _ = io.WriteString(w, answer)
	}))
	defer server.Close()
	d := instance(b, server.URL, "", "")
	now := d.now()
	ask := func() time.Duration {
		began := time.Now()
		got, err := d.QueryData(context.Background(), &backend.QueryDataRequest{
			Headers: map[string]string{backend.FromAlertHeaderName: "true"},
			Queries: []backend.DataQuery{{RefID: "A", JSON: []byte(graphiteQuery("changeSeries", targets...)), TimeRange: backend.TimeRange{From: now.AddDate(-1, 0, 0), To: now}}},
		})
		if err != nil || len(got.Responses["A"].Frames) != 200 {
			b.Error(len(got.Responses["A"].Frames), err, got.Responses["A"].Error)
		}
		return time.Since(began)
	}
	ask()
	alone := ask()
	var all []time.Duration
	for b.Loop() {
		took := make([]time.Duration, atOnce)
		var done sync.WaitGroup
		for i := range took {
			done.Go(func() { took[i] = ask() })
		}
		done.Wait()
		all = append(all, took...)
	}
	slices.Sort(all)
	p99 := all[len(all)*99/100]
	b.ReportMetric(alone.Seconds(), "s-alone")
	b.ReportMetric(all[len(all)/2].Seconds(), "s-p50")
	b.ReportMetric(p99.Seconds(), "s-p99")
	b.ReportMetric(float64(p99)/float64(atOnce*alone), "fair-shares")
	b.ReportMetric(mostResident(), "MB")
}

// renderAnswer has 20 series of 365 runs for each target: level 100, and 80 for the last 20 runs.
func renderAnswer(targets []string) string {
	var b strings.Builder
	today := time.Now().UTC().Truncate(24 * time.Hour).Unix()
	for n, target := range targets {
		for metric := range 20 {
			name := strings.Replace(target, "*", fmt.Sprintf("throughput%d", metric), 1)
			if len(targets) > 1 {
				name = fmt.Sprintf("%d|%s", n, name)
			}
			fmt.Fprintf(&b, `,{"target":%q,"tags":{"name":"x"},"datapoints":[`, name)
			for i := range 365 {
				level := 100
				if i >= 345 {
					level = 80
				}
				if i > 0 {
					b.WriteByte(',')
				}
				fmt.Fprintf(&b, "[%d.%d,%d]", level+(i*7+n+metric)%3, i*37%100, today-int64(364-i)*24*60*60)
			}
			b.WriteString("]}")
		}
	}
	return "[" + b.String()[1:] + "]"
}

// mostResident is in MB; 0 where the system does not tell.
func mostResident() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	found := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
	if found == nil {
		return 0
	}
	kb, _ := strconv.Atoi(string(found[1]))
	return float64(kb) / 1024
}
