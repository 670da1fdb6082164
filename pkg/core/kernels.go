package core

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/kernel"
	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

const (
	// few is the number of series per kernel below which another kernel does not pay.
	few = 8
	// mostMemory limits a kernel's memory between two uses, in bytes. A larger kernel is replaced, because the memory of
	// WebAssembly never shrinks.
	mostMemory = 8 << 20
)

// kernels is a pool of kernels that all engines share, one for each processor.
type kernels struct{ free chan *kernel.Kernel }

// run is the analysis of one series: its values, their times, and the records that the kernel has found.
type run struct{ values, times, found []float64 }

// analysis analyses one series with a kernel.
type analysis func(ctx context.Context, k *kernel.Kernel, one *run) (err error)

func robust(options kernel.RobustOptions) analysis {
	return func(ctx context.Context, k *kernel.Kernel, one *run) (err error) {
		began := time.Now()
		if one.found, err = k.RobustRecords(ctx, one.values, one.times, options); err == nil {
			metrics.Detected("robust", began, kernel.RobustPoints(one.found))
		}
		return err
	}
}

func otava(options kernel.Options) analysis {
	return func(ctx context.Context, k *kernel.Kernel, one *run) (err error) {
		began := time.Now()
		if one.found, err = k.OtavaRecords(ctx, one.values, options); err == nil && !options.Off {
			metrics.Detected("otava", began, kernel.OtavaPoints(one.found))
		}
		return err
	}
}

func newKernels(processors int) *kernels {
	k := &kernels{make(chan *kernel.Kernel, processors)}
	for range processors {
		k.free <- nil // made when it is needed
	}
	return k
}

// analyse runs an analysis on several series in parallel, until the context is done.
func (k *kernels) analyse(ctx context.Context, runs []run, how analysis) error {
	workers := max(1, min(cap(k.free), len(runs)/few))
	var next atomic.Int64
	errs := make([]error, workers)
	work := func(worker int) {
		errs[worker] = k.with(ctx, func(one *kernel.Kernel) error {
			for i := int(next.Add(1)) - 1; i < len(runs); i = int(next.Add(1)) - 1 {
				if err := how(ctx, one, &runs[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	var done sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		done.Go(func() { work(worker) })
	}
	work(0)
	done.Wait()
	return errors.Join(errs...)
}

// with waits for a free kernel and passes it to a function. A kernel that failed or has grown large is not used again.
func (k *kernels) with(ctx context.Context, use func(*kernel.Kernel) error) error {
	var one *kernel.Kernel
	select {
	case one = <-k.free:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { k.free <- one }()
	if one == nil {
		made, err := kernel.New(context.Background())
		if err != nil {
			return err
		}
		one = made
	}
	err := use(one)
	if err != nil || one.Memory() > mostMemory {
		_ = one.Close(context.Background())
		one = nil
	}
	return err
}

func (k *kernels) close() {
	for range cap(k.free) {
		if one := <-k.free; one != nil {
			_ = one.Close(context.Background())
		}
		k.free <- nil
	}
}
