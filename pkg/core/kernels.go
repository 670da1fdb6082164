package core

import (
	"context"
	"errors"
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/hunter-for-grafana/hunter/pkg/kernel"
)

// kernels are the kernels of one engine, one for each processor. The first drives what TypeScript asks for step by step;
// the others are made when there are series for them.
type kernels struct{ all []*kernel.Kernel }

// robustRun is one series on its way through a kernel.
type robustRun struct{ values, times, found []float64 }

// few is how many series are not worth another kernel.
const few = 8

func newKernels() (*kernels, error) {
	first, err := kernel.New(context.Background())
	return &kernels{[]*kernel.Kernel{first}}, err
}

// robust analyses series side by side, until the context is done.
func (s *kernels) robust(ctx context.Context, runs []robustRun, maxPValue, minMagnitude float64) error {
	workers := max(1, min(runtime.GOMAXPROCS(0), len(runs)/few))
	for len(s.all) < workers {
		another, err := kernel.New(context.Background())
		if err != nil {
			return err
		}
		s.all = append(s.all, another)
	}
	var next atomic.Int64
	errs := make([]error, workers)
	work := func(worker int) {
		for i := int(next.Add(1)) - 1; i < len(runs) && errs[worker] == nil; i = int(next.Add(1)) - 1 {
			runs[i].found, errs[worker] = s.all[worker].RobustRecords(ctx, runs[i].values, runs[i].times, maxPValue, minMagnitude)
		}
	}
	var done sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		done.Go(func() { work(worker) })
	}
	work(0)
	done.Wait()
	return errors.Join(errs...)
}

// size is the memory of all kernels, bytes.
func (s *kernels) size() (size int) {
	for _, one := range s.all {
		size += len(one.Memory())
	}
	return size
}

func (s *kernels) close() {
	for _, one := range s.all {
		_ = one.Close(context.Background())
	}
}
