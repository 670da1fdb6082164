package core

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/grafana/sobek"
)

const (
	// callDepth limits the interpreter's recursion, such as that of a definition that contains itself.
	callDepth = 2000
	// longestStep limits how long a query may use the interpreter without a pause. Inputs within the bounds of
	// src/core/bounds.ts need a small part of it.
	longestStep = 5 * time.Second
	// grace is the time in which a cancelled query can end by itself before the interpreter is stopped.
	grace = time.Second
)

// errBroken means that the engine cannot be used any more, because of another query.
var errBroken = errors.New("the engine was broken by another query")

// errBusy means that other queries used the engine for longer than this query was allowed to wait.
var errBusy = errors.New("the engine is busy")

// engine is an interpreter with the bundle. Several queries take turns on it: a query that waits for a service or for
// detection does not occupy it.
type engine struct {
	turns turns
	vm    *sobek.Runtime
	run   sobek.Callable
	// shared are the detection kernels of all engines. They can be used without a turn.
	shared *kernels
	broken atomic.Bool
}

func newEngine(shared *kernels) (*engine, error) {
	compiled, err := program()
	if err != nil {
		return nil, fmt.Errorf("the core does not compile: %w", err)
	}
	e := &engine{vm: sobek.New(), shared: shared}
	e.vm.SetMaxCallStackSize(callDepth)
	if _, err := e.vm.RunProgram(compiled); err != nil {
		return nil, fmt.Errorf("the core does not start: %w", err)
	}
	e.run, _ = sobek.AssertFunction(e.vm.Get("hunter").ToObject(e.vm).Get("run"))
	return e, nil
}

// work runs a function in the interpreter. The caller must have the turn. If the function panics or is interrupted, the
// state of the interpreter is undefined, so the engine is not used again.
func (e *engine) work(ctx context.Context, work func() error) error {
	if e.broken.Load() {
		return errBroken
	}
	bounded, cancel := context.WithTimeout(ctx, longestStep)
	defer cancel()
	err := e.interruptible(bounded, work)
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		err = ctx.Err()
	case bounded.Err() != nil:
		err = &Error{"input", fmt.Sprintf("The query took more than %v of computing at a stretch and was broken off: ask for fewer series or a shorter time.", longestStep)}
	default:
		err = internal("The core failed: " + err.Error())
	}
	e.broken.Store(true)
	return err
}

// interruptible runs a function, and stops the interpreter some time after the context is done.
func (e *engine) interruptible(ctx context.Context, work func() error) (err error) {
	// over is set by the end of the work or by its interruption, whichever comes first
	var over atomic.Bool
	stop := context.AfterFunc(ctx, func() {
		time.Sleep(grace)
		if over.CompareAndSwap(false, true) {
			e.vm.Interrupt("broken off")
		}
	})
	defer stop()
	defer func() {
		if problem := recover(); problem != nil {
			err = fmt.Errorf("%v", problem)
		}
		if !over.CompareAndSwap(false, true) && err == nil {
			err = errors.New("it was broken off as it ended")
		}
	}()
	return work()
}
