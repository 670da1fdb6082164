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
	// callDepth bounds recursion: of definitions that hold themselves, for one.
	callDepth = 2000
	// longestStep is how long a query may use the interpreter at a stretch. What is within the bounds of queries and answers
	// takes a small part of it.
	longestStep = 5 * time.Second
	// grace is what a cancelled query has to notice it before the interpreter is stopped.
	grace = time.Second
)

// errBroken says that the engine cannot be used any more, and that this query is not the reason.
var errBroken = errors.New("the engine was broken by another query")

// errBusy says that others have used the engine for longer than the query would wait.
var errBusy = errors.New("the engine is busy")

// engine is an interpreter with the bundle. Several queries take turns on it: whoever waits for a service, or for detection,
// does not hold it.
type engine struct {
	turns turns
	vm    *sobek.Runtime
	run   sobek.Callable
	// shared are the kernels that detect, which need no turn.
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

// work does work in the interpreter. Whoever calls it has the turn. An engine whose work ended in any other way than by
// itself is in no state to go on from, and is not used again.
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

// interruptible does work, and stops the interpreter some time after the context is done.
func (e *engine) interruptible(ctx context.Context, work func() error) (err error) {
	// over is set by whichever comes first: the end of the work, or its interruption
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
