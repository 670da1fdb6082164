package core

import (
	"context"
	"sync"
)

// turns lets one goroutine at a time use an engine. Waiting goroutines are served round robin by data source, so that a
// query need not wait for all the queries of another data source.
type turns struct {
	mutex sync.Mutex
	busy  bool
	// waiting are the waiting goroutines of each data source, first come first served.
	waiting map[string][]chan struct{}
	// order are the data sources with waiting goroutines, the next one first.
	order []string
}

// take waits for a turn until the context is done. The caller must return the turn with give.
func (t *turns) take(ctx context.Context, source string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	t.mutex.Lock()
	if !t.busy {
		t.busy = true
		t.mutex.Unlock()
		return nil
	}
	mine := make(chan struct{}, 1)
	if t.waiting == nil {
		t.waiting = map[string][]chan struct{}{}
	}
	if len(t.waiting[source]) == 0 {
		t.order = append(t.order, source)
	}
	t.waiting[source] = append(t.waiting[source], mine)
	t.mutex.Unlock()
	select {
	case <-mine:
		return nil
	case <-ctx.Done():
		t.leave(source, mine)
		return ctx.Err()
	}
}

// leave removes a waiting goroutine, or passes on the turn that it got in the meantime.
func (t *turns) leave(source string, mine chan struct{}) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	select {
	case <-mine:
		t.next()
		return
	default:
	}
	queue := t.waiting[source]
	for i, one := range queue {
		if one == mine {
			t.waiting[source] = append(queue[:i:i], queue[i+1:]...)
			break
		}
	}
	if len(t.waiting[source]) == 0 {
		t.forget(source)
	}
}

// give passes the turn to the first goroutine of the next data source.
func (t *turns) give() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.next()
}

func (t *turns) next() {
	if len(t.order) == 0 {
		t.busy = false
		return
	}
	source := t.order[0]
	queue := t.waiting[source]
	queue[0] <- struct{}{}
	t.waiting[source] = queue[1:]
	t.order = append(t.order[1:], source)
	if len(t.waiting[source]) == 0 {
		t.forget(source)
	}
}

func (t *turns) forget(source string) {
	delete(t.waiting, source)
	for i, one := range t.order {
		if one == source {
			t.order = append(t.order[:i:i], t.order[i+1:]...)
			return
		}
	}
}
