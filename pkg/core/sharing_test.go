package core

import (
	"context"
	"errors"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// Whoever asks for a turn gets it or leaves, and nobody has one beside another.
func TestTurnsAreTakenOneByOne(t *testing.T) {
	var all turns
	var inside, served atomic.Int64
	var done sync.WaitGroup
	for i := range 200 {
		done.Go(func() {
			random := rand.New(rand.NewSource(int64(i)))
			for range 50 {
				ctx, cancel := context.WithTimeout(t.Context(), time.Duration(random.Intn(2000))*time.Microsecond)
				if all.take(ctx, fmt.Sprint(i%7)) == nil {
					if inside.Add(1) != 1 {
						t.Error("two have a turn")
					}
					served.Add(1)
					inside.Add(-1)
					all.give()
				}
				cancel()
			}
		})
	}
	done.Wait()
	if all.busy || len(all.waiting) != 0 || len(all.order) != 0 || served.Load() == 0 {
		t.Errorf("afterwards busy %v, %d sources wait, %d served", all.busy, len(all.waiting), served.Load())
	}
}

// A source with many waits behind one with few, not the other way round.
func TestTurnsGoRoundTheSources(t *testing.T) {
	var all turns
	if err := all.take(t.Context(), "first"); err != nil {
		t.Fatal(err)
	}
	order := make(chan string, 20)
	ask := func(source string) {
		// before the goroutine begins: on a busy machine it may wait already when this one goes on
		before := waitingFor(&all)
		go func() {
			if all.take(context.Background(), source) == nil {
				order <- source
				all.give()
			}
		}()
		for waitingFor(&all) == before {
			time.Sleep(time.Millisecond)
		}
	}
	for range 10 {
		ask("many")
	}
	ask("few")
	ask("few")
	all.give()
	var got []string
	for range 12 {
		got = append(got, <-order)
	}
	if last := slices.Index(got[1:], "few") + 1; last > 2 || slices.Index(got[last+1:], "few")+last+1 > 4 {
		t.Errorf("served %v", got)
	}
}

func waitingFor(t *turns) (n int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for _, queue := range t.waiting {
		n += len(queue)
	}
	return n
}

// Memory is bounded, and whatever waits for it gets on.
func TestBudgetLetsAllGetOn(t *testing.T) {
	b := budget{limit: 100 << 20, bySource: map[string]int64{}}
	var most atomic.Int64
	var done sync.WaitGroup
	for i := range 40 {
		done.Go(func() {
			a := b.open(fmt.Sprint(i % 3))
			defer a.close()
			for range 20 {
				if err := a.Draw(t.Context(), 4<<20); err != nil {
					t.Error(err)
				}
				b.mutex.Lock()
				most.Store(max(most.Load(), b.used))
				b.mutex.Unlock()
			}
		})
	}
	done.Wait()
	// beside the limit: what each source may always hold, and the oldest query
	if bound := int64(100<<20 + 3*sourceAnswers + queryAnswers); most.Load() > bound || b.used != 0 || len(b.bySource) != 0 || len(b.accounts) != 0 {
		t.Errorf("up to %d MB of %d, afterwards %d", most.Load()>>20, bound>>20, b.used)
	}
	a := b.open("x")
	defer a.close()
	if err := a.Draw(t.Context(), queryAnswers+1); err == nil {
		t.Error("a query has more than it may")
	}
}

// A query whose engine another one breaks is begun anew, and answered.
func TestInnocentQueriesAreAnswered(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	query := ask(t, "series", 1)
	answer := server(100, query.Now)
	var begun sync.WaitGroup
	release := make(chan struct{})
	asked := atomic.Int64{}
	send := func(ctx context.Context, request Request, account *Account) Answer {
		if asked.Add(1) <= 4 {
			begun.Done()
			<-release
		}
		return answer(ctx, request, account)
	}
	begun.Add(4)
	errs := make(chan error, 4)
	for i := range 4 {
		go func() {
			mine := query
			mine.Source = fmt.Sprint(i)
			frames, err := pool.Answer(context.Background(), mine, send)
			if err == nil && len(frames) != 2 {
				err = fmt.Errorf("%d frames", len(frames))
			}
			errs <- err
		}()
	}
	begun.Wait()
	for _, one := range pool.engines {
		if one != nil {
			if err := one.engine.turns.take(t.Context(), "attacker"); err != nil {
				t.Fatal(err)
			}
			_ = one.engine.work(t.Context(), func() error { panic("a bug") })
			one.engine.turns.give()
		}
	}
	close(release)
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}

// While others compute for seconds on all engines, a query of another source is answered beside them.
func TestBusyEnginesKeepNobody(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	query := ask(t, "series", 1)
	if _, err := pool.Answer(context.Background(), query, server(100, query.Now)); err != nil {
		t.Fatal(err)
	}
	for i := range pool.engines {
		if pool.engines[i] == nil {
			made, err := newEngine(pool.kernels)
			if err != nil {
				t.Fatal(err)
			}
			pool.engines[i] = &slot{engine: made}
		}
		if err := pool.engines[i].engine.turns.take(t.Context(), "attacker"); err != nil {
			t.Fatal(err)
		}
	}
	query.Source = "somebody else"
	if _, err := pool.Answer(t.Context(), query, server(100, query.Now)); err != nil {
		t.Error(err)
	}
	for _, one := range pool.engines {
		one.engine.turns.give()
	}
}

func TestMemoryOfRules(t *testing.T) {
	var m Memory
	hour := time.Hour.Milliseconds()
	if got := m.Pin("q", "change", "first"); got != "first" {
		t.Error(got)
	}
	if got := m.Pin("q", "change", "second"); got != "first" {
		t.Error(got)
	}
	if got := m.Pin("other", "change", "second"); got != "second" {
		t.Error(got)
	}
	both, newest := []string{"a", "b"}, []float64{100, 200}
	for _, one := range []struct {
		what    string
		names   []string
		newest  []float64
		from    float64
		now     int64
		missing []string
	}{
		{"the first time", both, newest, 0, 0, nil},
		{"the same", both, newest, 0, 1, nil},
		{"one is missing", both[:1], newest[:1], 0, 2, []string{"b"}},
		{"one ends earlier", both, []float64{100, 150}, 0, 3, []string{"b"}},
		{"both are back", both, newest, 0, 4, nil},
		{"with another run", both, []float64{100, 250}, 0, 5, nil},
		{"all is missing", nil, nil, 0, 6, []string{"a", "b"}},
		{"what has left the range is not missed", nil, nil, 251, 7, nil},
		{"and is forgotten", nil, nil, 0, 8, nil},
		{"new ones", both, newest, 0, 9, nil},
		{"missing for less than an hour", nil, nil, 0, 10, []string{"a", "b"}},
		{"still", nil, nil, 0, 9 + hour, []string{"a", "b"}},
		{"for an hour: gone", nil, nil, 0, 10 + hour, nil},
	} {
		got := m.Missing("q", one.names, one.newest, one.from, one.now)
		slices.Sort(got)
		if !slices.Equal(got, one.missing) {
			t.Errorf("%s: %v instead of %v", one.what, got, one.missing)
		}
	}
}

func TestMemoryOfRulesIsBounded(t *testing.T) {
	var m Memory
	text := strings.Repeat("x", 10_000)
	for i := range 10_000 {
		m.Pin("q", fmt.Sprint(i), text)
	}
	total := 0
	for at := m.used.Front(); at != nil; at = at.Next() {
		total += at.Value.(*memoryEntry).size
	}
	if m.size > mostRemembered || m.size != total || len(m.entries) != m.used.Len() || len(m.entries) < 1000 {
		t.Errorf("%d bytes (%d counted) in %d entries", m.size, total, len(m.entries))
	}
	if got := m.Pin("q", "9999", "new"); got != text {
		t.Error("the newest was forgotten")
	}
	if got := m.Pin("q", "0", "new"); got != "new" {
		t.Error("the oldest was not")
	}
}

func TestRequestsAreCounted(t *testing.T) {
	pool := NewPool()
	defer pool.Close()
	query := ask(t, "series", 1)
	query.Model = []byte(`{"source": {"type": "graphite", "targets": ["` + strings.Join(slices.Repeat([]string{"a"}, 9000), `","`) + `"]}}`)
	sent := atomic.Int64{}
	_, err := pool.Answer(context.Background(), query, func(context.Context, Request, *Account) Answer {
		sent.Add(1)
		return Answer{Status: 500}
	})
	var told *Error
	if !errors.As(err, &told) || sent.Load() > queryRequests {
		t.Errorf("%d requests, %v", sent.Load(), err)
	}
}
