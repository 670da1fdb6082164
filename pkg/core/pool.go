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
	// perSource limits the queries of one data source that run at once, so that a server that hangs does not block the
	// queries of other data sources.
	perSource = 32
	// attempts limits how often a query is started, if other queries break the engine that it uses.
	attempts = 3
	// patience is how long a query waits for its first turn. Then it gets an extra engine, so that a few queries that compute
	// for seconds do not block it. A query whose engine was broken by another one gets an extra engine, too.
	patience = time.Second
	// mostExtra limits the extra engines that exist at once. A data source has at most one.
	mostExtra = 4
)

// Pool is a set of engines that share the queries. They are created when needed, and take about 10 MB each.
type Pool struct {
	mutex   sync.Mutex
	engines []*slot
	// extra are the data sources that have an extra engine.
	extra   map[string]bool
	sources map[string]*places
	budget  budget
	kernels *kernels
}

type slot struct {
	engine *engine
	users  int
}

// places limits the running queries of one data source.
type places struct {
	free  chan struct{}
	users int
}

// NewPool makes a pool of at most as many engines as there are processors.
func NewPool() *Pool {
	return &Pool{
		engines: make([]*slot, runtime.GOMAXPROCS(0)),
		extra:   map[string]bool{},
		sources: map[string]*places{},
		kernels: newKernels(runtime.GOMAXPROCS(0)),
		budget:  budget{limit: allAnswers, bySource: map[string]int64{}},
	}
}

// Answer returns the frames that answer a query. Its errors are *Error, or the context's.
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

// try answers a query on the engine with the fewest queries. wait limits the wait for the first turn; 0 means no limit.
func (p *Pool) try(ctx context.Context, query Query, send Send, wait time.Duration) (data.Frames, error) {
	chosen, err := p.take()
	if err != nil {
		return nil, internal(err.Error())
	}
	defer p.give(chosen)
	return p.use(ctx, chosen.engine, query, send, wait)
}

// besides answers a query on an extra engine, which no other query uses, unless its data source has one already.
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

// enter waits until the data source may run another query.
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

// take chooses the engine with the fewest queries, or creates one if the pool is not full.
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

// give returns an engine after a query.
func (p *Pool) give(used *slot) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	used.users--
}

// Close ends all engines; those in use end with their last query.
func (p *Pool) Close() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	clear(p.engines)
	p.kernels.close()
}
