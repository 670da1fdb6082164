package kernel

import (
	"context"
	"encoding/binary"
	"math"
	"testing"
	"time"
)

// Whatever the values and options, both methods come to an end with change points that lie in the series.
func FuzzSeries(f *testing.F) {
	bytes := func(values ...float64) (all []byte) {
		for _, value := range values {
			all = binary.LittleEndian.AppendUint64(all, math.Float64bits(value))
		}
		return all
	}
	f.Add(bytes(stepped(60)...), 0.01, 0.0, 50)
	f.Add(bytes(1e308, -1e308, 1e308, math.NaN(), math.Inf(1), 5e-324, 0, math.Copysign(0, -1), 1e16), 1.0, 0.05, 2)
	f.Add(bytes(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2), 1e-300, 1e308, math.MaxInt32)
	k, err := New(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, series []byte, maxPValue, minMagnitude float64, window int) {
		values := make([]float64, len(series)/8)
		for i := range values {
			values[i] = math.Float64frombits(binary.LittleEndian.Uint64(series[8*i:]))
		}
		if !(maxPValue > 0 && maxPValue <= 1) || !(minMagnitude >= 0) {
			if _, err := k.Robust(context.Background(), values, RobustOptions{maxPValue, minMagnitude, 1}); err == nil {
				t.Error("these options are taken")
			}
			return
		}
		began := time.Now()
		found, err := k.Robust(context.Background(), values, RobustOptions{maxPValue, minMagnitude, 1})
		if err != nil {
			t.Fatal(err)
		}
		for _, point := range found.Points {
			within(t, point.Index, len(values))
		}
		if window >= 2 && window <= math.MaxInt32 {
			records, err := k.OtavaRecords(context.Background(), values, Options{WindowLength: window, MaxPValue: maxPValue, MinMagnitude: minMagnitude})
			if err != nil {
				t.Fatal(err)
			}
			for i := range int(records[0]) {
				within(t, records[1+i*recordDoubles], len(values))
			}
		}
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("%d values took %v", len(values), took)
		}
	})
}

func within(t *testing.T, index float64, values int) {
	t.Helper()
	if !(index >= 1 && index < float64(values)) || index != math.Trunc(index) {
		t.Errorf("a change point at %v of %d values", index, values)
	}
}
