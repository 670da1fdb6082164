package plugin

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

// lines is a logger that keeps its lines.
type lines struct {
	log.Logger
	mutex *sync.Mutex
	kept  *[]string
	with  []any
}

func (l lines) FromContext(ctx context.Context) log.Logger {
	l.with = log.ContextualAttributesFromContext(ctx)
	return l
}

func (l lines) Debug(message string, args ...any) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	*l.kept = append(*l.kept, fmt.Sprintln(message, l.with, args))
}

func TestLogLinesOfARequestAreFoundTogether(t *testing.T) {
	d := newWorld(t).dataSource(t)
	var kept []string
	before := log.DefaultLogger
	log.DefaultLogger = lines{Logger: before, mutex: &sync.Mutex{}, kept: &kept}
	t.Cleanup(func() { log.DefaultLogger = before })

	ids := func() map[string]bool {
		kept = nil
		evaluate(t, d, graphiteQuery("changeSeries", "a.throughput", "secret(1)"), time.Minute)
		found := map[string]bool{}
		for _, line := range kept {
			if strings.HasPrefix(line, "Service asked") {
				found[strings.Fields(strings.TrimPrefix(line, "Service asked [requestId "))[0]] = true
			}
			if strings.Contains(line, "secret") {
				t.Errorf("a line has a request's parameters: %s", line)
			}
		}
		return found
	}
	first, second := ids(), ids()
	if len(first) != 1 || len(second) != 1 {
		t.Fatalf("the lines of two requests have the identifiers %v and %v", first, second)
	}
	for id := range first {
		if second[id] {
			t.Errorf("two requests have the same identifier %q", id)
		}
	}
}
