package core

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

const (
	// perSource is how many queries of one data source are under way at once. Others are not kept waiting by them, even if
	// their server hangs.
	perSource = 32
	// attempts is how often a query is begun anew where another one has broken the engine that both used.
	attempts = 3
	// patience is how long a query waits for its first turn before it gets an engine beside the others, so that it is not
	// kept by a few that compute for seconds. So does a query whose engine another one has broken.
	patience = time.Second
	// mostExtra is how many such engines there are at once: one for each data source.
	mostExtra = 4
)

// Pool is a few engines, made when they are needed, that share the work. Engines hold some 10 MB each.
type Pool struct {
	mutex   sync.Mutex
	engines []*slot
	// extra are the data sources that have an engine beside the others.
	extra   map[string]bool
	sources map[string]*places
	budget  budget
	kernels *kernels
}

type slot struct {
	engine *engine
	users  int
}

// places are those of one data source.
type places struct {
	free  chan struct{}
	users int
}

// NewPool makes a pool of as many engines as there are processors to run them.
func NewPool() *Pool {
	return &Pool{
		engines: make([]*slot, runtime.GOMAXPROCS(0)),
		extra:   map[string]bool{},
		sources: map[string]*places{},
		kernels: newKernels(runtime.GOMAXPROCS(0)),
		budget:  budget{limit: allAnswers, bySource: map[string]int64{}},
	}
}

// Answer gives the frames that answer a query. Errors are *Error, or the context's.
func (p *Pool) Answer(ctx context.Context, query Query, send Send) (data.Frames, error) {
	leave, err := p.enter(ctx, query.Source)
	if err != nil {
		return nil, err
	}
	defer leave()
	frames, err := p.try(ctx, query, send, patience)
	for range attempts {
		if !errors.Is(err, errBusy) && !errors.Is(err, errBroken) {
			return frames, err
		}
		if own, err, done := p.besides(ctx, query, send); done {
			return own, err
		}
		frames, err = p.try(ctx, query, send, 0)
	}
	if errors.Is(err, errBroken) {
		return nil, internal("Other queries broke the evaluation off each time: it will be tried again.")
	}
	return frames, err
}

// try answers a query on the engine with the fewest others. wait is how long it waits for its first turn, 0 for ever.
func (p *Pool) try(ctx context.Context, query Query, send Send, wait time.Duration) (data.Frames, error) {
	chosen, err := p.take()
	if err != nil {
		return nil, internal(err.Error())
	}
	defer p.give(chosen)
	return p.use(ctx, chosen.engine, query, send, wait)
}

// besides answers a query on an engine that nobody else uses, if its data source has no such engine yet.
func (p *Pool) besides(ctx context.Context, query Query, send Send) (frames data.Frames, err error, done bool) {
	p.mutex.Lock()
	if p.extra[query.Source] || len(p.extra) == mostExtra {
		p.mutex.Unlock()
		return nil, nil, false
	}
	p.extra[query.Source] = true
	p.mutex.Unlock()
	defer func() {
		p.mutex.Lock()
		defer p.mutex.Unlock()
		delete(p.extra, query.Source)
	}()
	own, err := newEngine(p.kernels)
	if err != nil {
		return nil, internal(err.Error()), true
	}
	frames, err = p.use(ctx, own, query, send, 0)
	return frames, err, true
}

func (p *Pool) use(ctx context.Context, e *engine, query Query, send Send, wait time.Duration) (data.Frames, error) {
	account := p.budget.open(query.Source)
	defer account.close()
	wire, err := e.answer(ctx, query, send, account, wait)
	if err != nil {
		return nil, err
	}
	frames, err := toFrames(wire)
	if err != nil {
		return nil, internal("The core's frames cannot be read: " + err.Error())
	}
	return frames, nil
}

// enter waits for a place of a data source.
func (p *Pool) enter(ctx context.Context, source string) (leave func(), err error) {
	p.mutex.Lock()
	own := p.sources[source]
	if own == nil {
		own = &places{free: make(chan struct{}, perSource)}
		p.sources[source] = own
	}
	own.users++
	p.mutex.Unlock()
	gone := func() {
		p.mutex.Lock()
		defer p.mutex.Unlock()
		if own.users--; own.users == 0 {
			delete(p.sources, source)
		}
	}
	select {
	case own.free <- struct{}{}:
		return func() { <-own.free; gone() }, nil
	case <-ctx.Done():
		gone()
		return nil, ctx.Err()
	}
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
			made, err := newEngine(p.kernels)
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

// give ends a query.
func (p *Pool) give(used *slot) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	used.users--
}

// Close ends all engines: those in use with their last query.
func (p *Pool) Close() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	clear(p.engines)
	p.kernels.close()
}
