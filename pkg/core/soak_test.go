package core

import (
	"context"
	"flag"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

var soak = flag.Bool("soak", false, "200 rules for an hour")

// Rules that are evaluated every minute leave nothing behind. `go test -run Soak -soak` is 200 rules for an hour; a tenth
// of that otherwise.
func TestSoak(t *testing.T) {
	rules, minutes := 60, 10
	if *soak {
		rules, minutes = 200, 60
	}
	pool := NewPool()
	defer pool.Close()
	send := server(180, ask(t, "changeSeries", 1).Now)
	evaluate := func() {
		var done sync.WaitGroup
		for rule := range rules {
			done.Go(func() {
				query := ask(t, "changeSeries", 1+rule%5)
				query.Alerting = true
				if _, err := pool.Answer(context.Background(), query, send); err != nil {
					t.Error(err)
				}
			})
		}
		done.Wait()
	}
	measure := func() (uint64, int) {
		runtime.GC()
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc >> 10, runtime.NumGoroutine()
	}
	for range minutes / 3 {
		evaluate()
	}
	kb, goroutines := measure()
	for range minutes - minutes/3 {
		evaluate()
	}
	kbAfter, goroutinesAfter := measure()
	t.Logf("%d evaluations: %d → %d kB, %d → %d goroutines", rules*minutes, kb, kbAfter, goroutines, goroutinesAfter)
	if kbAfter > kb+kb/5+2048 || goroutinesAfter > goroutines+5 {
		t.Errorf("memory %d → %d kB, goroutines %d → %d", kb, kbAfter, goroutines, goroutinesAfter)
	}
}

// A query that never ends is interrupted, and the other queries of its engine are answered all the same.
func TestCancelled(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	_, err := pool.Answer(ctx, ask(t, "series", 1), func(ctx context.Context, _ Request, _ *Account) Answer {
		<-ctx.Done()
		return Answer{}
	})
	if err == nil {
		t.Error("there is an answer")
	}
	query := ask(t, "series", 1)
	if _, err := pool.Answer(context.Background(), query, server(100, query.Now)); err != nil {
		t.Error(err)
	}
}

func TestInterruptedEnginesAreReplaced(t *testing.T) {
	e, err := newEngine(newKernels(1))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Millisecond)
	defer cancel()
	began := time.Now()
	err = e.work(ctx, func() error {
		_, err := e.vm.RunString("for (;;) {}")
		return err
	})
	if err == nil || !e.broken.Load() || time.Since(began) > 4*grace {
		t.Errorf("after %v: %v", time.Since(began), err)
	}
	if err := e.work(context.Background(), func() error { return nil }); err == nil {
		t.Error("it goes on")
	}
}

func TestPanicsAreErrors(t *testing.T) {
	e, err := newEngine(newKernels(1))
	if err != nil {
		t.Fatal(err)
	}
	if err := e.work(context.Background(), func() error { panic("a bug") }); err == nil || !strings.Contains(err.Error(), "a bug") {
		t.Error(err)
	}
}
