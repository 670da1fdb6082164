package core

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"github.com/grafana/sobek"
)

const (
	// callDepth bounds recursion: of definitions that hold themselves, for one.
	callDepth = 2000
	// grace is what a cancelled query has to notice it before the interpreter is stopped.
	grace = 2 * time.Second
)

// engine is an interpreter with the bundle, and kernels. Several queries take turns on it: whoever waits for a service
// does not hold it.
type engine struct {
	turn    sync.Mutex
	vm      *sobek.Runtime
	run     sobek.Callable
	kernels *kernels
	host    *sobek.Object
	broken  atomic.Bool
}

func newEngine() (*engine, error) {
	compiled, err := program()
	if err != nil {
		return nil, fmt.Errorf("the core does not compile: %w", err)
	}
	e := &engine{vm: sobek.New()}
	e.vm.SetMaxCallStackSize(callDepth)
	if _, err := e.vm.RunProgram(compiled); err != nil {
		return nil, fmt.Errorf("the core does not start: %w", err)
	}
	exported := e.vm.Get("hunter").ToObject(e.vm)
	e.run, _ = sobek.AssertFunction(exported.Get("run"))
	if e.kernels, err = newKernels(); err != nil {
		return nil, err
	}
	e.host = kernelObject(e.vm, e.kernels, exported.Get("RuntimeError"))
	return e, nil
}

// step does work in the interpreter while nobody else does.
func (e *engine) step(ctx context.Context, work func() error) (err error) {
	e.turn.Lock()
	defer e.turn.Unlock()
	if e.broken.Load() {
		return internal("The evaluation was broken off together with another one: it will be tried again.")
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	defer func() {
		if problem := recover(); problem != nil {
			e.broken.Store(true)
			err = internal(fmt.Sprintf("The core failed: %v", problem))
		}
	}()
	done := make(chan struct{})
	defer close(done)
	stop := context.AfterFunc(ctx, func() {
		select {
		case <-done:
		case <-time.After(grace):
			e.vm.Interrupt("cancelled")
		}
	})
	defer stop()
	err = work()
	if _, interrupted := err.(*sobek.InterruptedError); interrupted {
		// what was under way is in no state to go on from
		e.broken.Store(true)
	}
	return err
}

func (e *engine) close() {
	e.turn.Lock()
	defer e.turn.Unlock()
	e.broken.Store(true)
	e.kernels.close()
}

// mostMemory is what an engine's kernels may keep between queries, bytes: memory of WebAssembly never shrinks.
const mostMemory = 32 << 20

func (e *engine) worn() bool {
	e.turn.Lock()
	defer e.turn.Unlock()
	return e.broken.Load() || e.kernels.size() > mostMemory
}
