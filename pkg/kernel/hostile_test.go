package kernel

import (
	"context"
	"math"
	"testing"
	"time"

	"github.com/tetratelabs/wazero/api"
)

func made(t testing.TB) *Kernel {
	t.Helper()
	k, err := New(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = k.Close(context.Background()) })
	return k
}

// stepped is a series of n values with noise and one step.
func stepped(n int) []float64 {
	values := make([]float64, n)
	for i := range values {
		values[i] = 100 + float64(i*7919%101)/10
		if i > n/2 {
			values[i] += 50
		}
	}
	return values
}

// The kernel refuses what it cannot hold: its caller might have forgotten to.
func TestKernelRefuses(t *testing.T) {
	ctx := context.Background()
	calls := map[string]func(k *Kernel){
		"a window of 0":   func(k *Kernel) { k.call(ctx, "otavaBegin", api.EncodeI32(0), api.EncodeF64(0.01), 0, 0) },
		"a window of 1":   func(k *Kernel) { k.call(ctx, "otavaBegin", api.EncodeI32(1), api.EncodeF64(0.01), 0, 0) },
		"a window of -1":  func(k *Kernel) { k.call(ctx, "otavaBegin", api.EncodeI32(-1), api.EncodeF64(0.01), 0, 0) },
		"a p-value of -1": func(k *Kernel) { k.call(ctx, "robustBegin", api.EncodeF64(-1), 0, 0) },
		"a p-value of 2":  func(k *Kernel) { k.call(ctx, "otavaBegin", api.EncodeI32(50), api.EncodeF64(2), 0, 0) },
		"no magnitude":    func(k *Kernel) { k.call(ctx, "robustBegin", api.EncodeF64(0.01), api.EncodeF64(math.NaN()), 0) },
		"a start of -1": func(k *Kernel) {
			k.call(ctx, "otavaBegin", api.EncodeI32(50), api.EncodeF64(0.01), 0, api.EncodeI32(-1))
		},
		"-1 values":                func(k *Kernel) { k.call(ctx, "input", api.EncodeI32(-1)) },
		"2^31 values":              func(k *Kernel) { k.call(ctx, "input", api.EncodeI32(math.MaxInt32)) },
		"2^31 values more":         func(k *Kernel) { k.call(ctx, "robustMore", api.EncodeI32(math.MaxInt32)) },
		"-1 values more":           func(k *Kernel) { k.call(ctx, "robustMore", api.EncodeI32(-1)) },
		"a point before the first": func(k *Kernel) { k.call(ctx, "otavaKnown", api.EncodeI32(-1)) },
		"a point after the last":   func(k *Kernel) { k.call(ctx, "otavaKnown", api.EncodeI32(1000)) },
	}
	for name, call := range calls {
		k := made(t)
		if _, err := k.OtavaRecords(ctx, stepped(100), Options{WindowLength: 50, MaxPValue: 0.001}); err != nil {
			t.Fatal(err)
		}
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s is taken", name)
				}
			}()
			call(k)
		}()
	}
}

// Windows of any length come to an end, and the longest ones find what a window over the whole series finds.
func TestWindowsOfAnyLength(t *testing.T) {
	ctx, k, values := context.Background(), made(t), stepped(300)
	whole, err := k.OtavaRecords(ctx, values, Options{WindowLength: 600, MaxPValue: 0.001})
	if err != nil || whole[0] != 1 {
		t.Fatal(whole, err)
	}
	for _, length := range []int{601, 1 << 20, 1 << 30, math.MaxInt32 - 1, math.MaxInt32} {
		found, err := k.OtavaRecords(ctx, values, Options{WindowLength: length, MaxPValue: 0.001})
		if err != nil || found[0] != whole[0] || found[1] != whole[1] {
			t.Errorf("a window of %d: %v %v", length, found, err)
		}
	}
	for _, length := range []int{-1, 0, 1, math.MaxInt32 + 1, math.MinInt} {
		if _, err := k.OtavaRecords(ctx, values, Options{WindowLength: length, MaxPValue: 0.001}); err == nil {
			t.Errorf("a window of %d is taken", length)
		}
	}
}

func TestRecordsAreThoseOfOtava(t *testing.T) {
	ctx, k, values := context.Background(), made(t), stepped(1000)
	options := Options{WindowLength: 50, MaxPValue: 0.05}
	_, _, points, err := k.Otava(ctx, values, options)
	if err != nil || len(points) == 0 {
		t.Fatal(points, err)
	}
	found, err := k.OtavaRecords(ctx, values, options)
	if err != nil || int(found[0]) != len(points) {
		t.Fatal(found[0], err)
	}
	for i, point := range points {
		if got := toRecord(found[1+i*recordDoubles:]); got != point {
			t.Errorf("%v instead of %v", got, point)
		}
	}
	segments := found[1+len(points)*recordDoubles:]
	if len(segments) != 2*(len(points)+1) || segments[0] != points[0].Mean1 {
		t.Errorf("segments %v of %v", segments, points)
	}
	off, err := k.OtavaRecords(ctx, values, Options{Off: true, WindowLength: 50, MaxPValue: 0.01})
	if err != nil || len(off) != 3 || off[0] != 0 {
		t.Error(off, err)
	}
	if none, err := k.OtavaRecords(ctx, nil, options); err != nil || len(none) != 1 {
		t.Error(none, err)
	}
}

// A context that is done ends both methods between two calls of the kernel.
func TestCancelledRunsEnd(t *testing.T) {
	values := stepped(5_000_000)
	for name, detect := range map[string]func(context.Context, *Kernel) error{
		"robust": func(ctx context.Context, k *Kernel) error {
			_, err := k.RobustRecords(ctx, values, nil, RobustOptions{MaxPValue: 0.01})
			return err
		},
		"otava": func(ctx context.Context, k *Kernel) error {
			_, err := k.OtavaRecords(ctx, values, Options{WindowLength: 2000, MaxPValue: 0.001})
			return err
		},
	} {
		k := made(t)
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		began := time.Now()
		err := detect(ctx, k)
		cancel()
		if err == nil || time.Since(began) > 10*time.Second {
			t.Errorf("%s: %v after %v", name, err, time.Since(began))
		}
		// and the kernel is good for the next
		if found, err := k.Robust(context.Background(), stepped(100), RobustOptions{MaxPValue: 0.01}); err != nil || len(found.Points) != 1 {
			t.Errorf("%s: afterwards %v %v", name, found, err)
		}
	}
}
