package core

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

const day = 24 * 60 * 60

var mutex sync.Mutex

// server answers for as many runs as asked for, one a day: level 100, and 80 for the last 20.
func server(runs int, now int64) Send {
	return func(_ context.Context, request Request, _ *Account) Answer {
		form, _ := url.ParseQuery(request.Form)
		var b strings.Builder
		b.WriteString("[")
		for n, target := range form["target"] {
			name := target
			if inner, tag, ok := strings.Cut(strings.TrimPrefix(target, "aliasSub("), `,"^","`); ok {
				name = strings.TrimSuffix(tag, `")`) + inner
			}
			if n > 0 {
				b.WriteString(",")
			}
			fmt.Fprintf(&b, `{"target":%q,"tags":{"name":"x"},"datapoints":[`, name)
			for i := range runs {
				level := 100
				if i >= runs-20 {
					level = 80
				}
				if i > 0 {
					b.WriteString(",")
				}
				fmt.Fprintf(&b, "[%d.%d,%d]", level+(i*7+n)%3, i*37%100, now/1000-int64(runs-1-i)*day)
			}
			b.WriteString("]}")
		}
		b.WriteString("]")
		return Answer{Status: 200, ContentType: "application/json", Body: []byte(b.String())}
	}
}

func ask(t testing.TB, show string, targets int) Query {
	t.Helper()
	list := make([]string, targets)
	for i := range list {
		list[i] = fmt.Sprintf("perf.t.result.throughput%d", i)
	}
	model, _ := json.Marshal(map[string]any{
		"source": map[string]any{"type": "graphite", "targets": list},
		"show":   show,
	})
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	return Query{RefID: "A", Model: model, Settings: json.RawMessage("{}"), View: Range{now - 366*day*1000, now}, Now: now}
}

func TestSeriesWithTheirChanges(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	query := ask(t, "series", 3)
	frames, err := pool.Answer(context.Background(), query, server(365, query.Now))
	if err != nil {
		t.Fatal(err)
	}
	text, _ := json.Marshal(frames[3])
	if len(frames) != 4 || frames[0].Rows() != 365 || frames[3].Rows() != 3 {
		t.Fatalf("%d frames, %d rows: %s", len(frames), frames[0].Rows(), text)
	}
}

func BenchmarkThousandSeries(b *testing.B) { benchmark(b, "changeSeries", 1000) }
func BenchmarkFortySeries(b *testing.B)    { benchmark(b, "changeSeries", 40) }

func benchmark(b *testing.B, show string, series int) {
	pool := NewPool()
	defer pool.Close()
	query := ask(b, show, series)
	query.Alerting = true
	once := server(365, query.Now)
	kept := map[string]Answer{}
	send := func(ctx context.Context, request Request, account *Account) Answer { return kept[request.Form] }
	if _, err := pool.Answer(context.Background(), query, func(ctx context.Context, request Request, account *Account) Answer {
		answer := once(ctx, request, account)
		mutex.Lock()
		kept[request.Form] = answer
		mutex.Unlock()
		return answer
	}); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	b.ResetTimer()
	for range b.N {
		if _, err := pool.Answer(context.Background(), query, send); err != nil {
			b.Fatal(err)
		}
	}
}
