package core

import (
	"context"
	"runtime"
	"sync"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// queries is how many are answered at once, whatever the number of rules: each may hold millions of points.
const queries = 32

// Pool is a few engines, made when they are needed, that share the work. Engines hold some 10 MB each.
type Pool struct {
	mutex   sync.Mutex
	engines []*slot
	places  chan struct{}
}

type slot struct {
	engine *engine
	users  int
}

// NewPool makes a pool of as many engines as there are processors to run them.
func NewPool() *Pool {
	return &Pool{engines: make([]*slot, runtime.GOMAXPROCS(0)), places: make(chan struct{}, queries)}
}

// Answer gives the frames that answer a query. Errors are *Error, or the context's.
func (p *Pool) Answer(ctx context.Context, query Query, send Send) (data.Frames, error) {
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	chosen, err := p.take()
	if err != nil {
		return nil, internal(err.Error())
	}
	defer p.give(chosen)
	wire, err := chosen.engine.answer(ctx, query, send)
	if err != nil {
		return nil, err
	}
	frames, err := toFrames(wire)
	if err != nil {
		return nil, internal("The core's frames cannot be read: " + err.Error())
	}
	return frames, nil
}

// take chooses the engine with the fewest queries, or makes one where a place is free.
func (p *Pool) take() (*slot, error) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	var best *slot
	for i, one := range p.engines {
		if one == nil || one.engine.broken.Load() {
			if best != nil && best.users == 0 {
				continue
			}
			made, err := newEngine()
			if err != nil {
				return nil, err
			}
			p.engines[i] = &slot{engine: made}
			one = p.engines[i]
		}
		if best == nil || one.users < best.users {
			best = one
		}
	}
	best.users++
	return best, nil
}

// give ends a query. An engine that is broken, or whose kernel has grown large, is not used again.
func (p *Pool) give(used *slot) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	used.users--
	if used.users > 0 {
		return
	}
	for i, one := range p.engines {
		if one == used && used.engine.worn() {
			p.engines[i] = nil
			used.engine.close()
			return
		}
		if one == used {
			return
		}
	}
	// replaced meanwhile
	used.engine.close()
}

// Close ends all engines.
func (p *Pool) Close() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	for i, one := range p.engines {
		if one != nil && one.users == 0 {
			one.engine.close()
		}
		p.engines[i] = nil
	}
}
