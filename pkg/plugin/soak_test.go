package plugin

import (
	"flag"
	"fmt"
	"math/rand"
	"net/http"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

var soak = flag.Bool("soak", false, "200 rules for a simulated day")

// A day of alert rules, evaluated every five minutes, while one request in a hundred goes wrong in some way. No evaluation
// says anything else than it says without faults, but that it failed; nothing grows. A short one otherwise.
func TestSoakOfADay(t *testing.T) {
	rules, rounds := 24, 24
	if *soak {
		rules, rounds = 200, 288
	}
	s := newWorld(t)
	d := s.dataSource(t)
	midnight := s.today.Add(24 * time.Hour)
	var clock atomic.Int64
	d.now = func() time.Time { return midnight.Add(time.Duration(clock.Load())) }

	shapes := []func(test string) string{
		func(test string) string { return falloutQuery(test, "changePoints", "") },
		func(test string) string { return falloutQuery(test, "changeSeries", "") },
		func(test string) string { return falloutQuery(test, "changeSeries", `, "branches": ["main"]`) },
		func(test string) string { return graphiteQuery("changePoints", "perf."+test+".result.*") },
	}
	expected := make([]string, len(shapes))
	for i, shape := range shapes {
		expected[i] = evaluate(t, s.dataSource(t), shape("model0"), patience)
	}
	names := make([]string, 0, len(faults))
	for name := range faults {
		names = append(names, name)
	}
	slices.Sort(names)
	random := struct {
		sync.Mutex
		*rand.Rand
	}{Rand: rand.New(rand.NewSource(1))}
	var met, failed, wrong atomic.Int64
	s.breaks(func(_ string, w http.ResponseWriter, r *http.Request, normal string) bool {
		random.Lock()
		hit, name := random.Intn(100) == 0, names[random.Intn(len(names))]
		random.Unlock()
		if !hit {
			return false
		}
		met.Add(1)
		faults[name](w, r, normal)
		return true
	})
	round := func() {
		turns := make(chan struct{}, 16)
		var done sync.WaitGroup
		for rule := range rules {
			turns <- struct{}{}
			done.Go(func() {
				defer func() { <-turns }()
				test, shape := fmt.Sprintf("t%d", rule), rule%len(shapes)
				got := evaluate(t, d, shapes[shape](test), 3*time.Second)
				switch {
				case strings.HasPrefix(got, "error: "):
					failed.Add(1)
				case got != strings.ReplaceAll(expected[shape], "model0", test):
					if wrong.Add(1) <= 5 {
						t.Errorf("%s\n\ninstead of %s", got, expected[shape])
					}
				}
			})
		}
		done.Wait()
		clock.Add(int64(24 * time.Hour / time.Duration(rounds)))
	}
	measure := func() (kb uint64, goroutines int) {
		runtime.GC()
		runtime.GC()
		var stats runtime.MemStats
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc >> 10, runtime.NumGoroutine()
	}
	began := time.Now()
	for range rounds / 3 {
		round()
	}
	kb, goroutines := measure()
	for range rounds - rounds/3 {
		round()
	}
	kbAfter, goroutinesAfter := measure()
	t.Logf("%d rules × %d evaluations in %v: %d faults met, %d evaluations failed, %d said something else; heap %d → %d kB, goroutines %d → %d, most resident %.0f MB",
		rules, rounds, time.Since(began).Round(time.Second), met.Load(), failed.Load(), wrong.Load(), kb, kbAfter, goroutines, goroutinesAfter, mostResident())
	if kbAfter > kb+kb/4+8192 || goroutinesAfter > goroutines+50 {
		t.Errorf("heap %d → %d kB, goroutines %d → %d", kb, kbAfter, goroutines, goroutinesAfter)
	}
	if met.Load() == 0 {
		t.Error("no fault was met")
	}
}
