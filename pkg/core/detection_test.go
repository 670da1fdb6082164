package core

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/grafana/sobek"
)

// BenchmarkDetection is detection alone, as a query runs it: 1,000 series of 365 runs. bench/backend.mjs does the same in
// V8 and compares.
func BenchmarkDetection(b *testing.B) {
	e, err := newEngine(newKernels(runtime.GOMAXPROCS(0)))
	if err != nil {
		b.Fatal(err)
	}
	times, series := make([]float64, 365), make([]any, 1000)
	for i := range times {
		times[i] = float64(time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC).UnixMilli())
	}
	for s := range series {
		values := make([]float64, len(times))
		for i := range values {
			level := 100
			if i >= 345 {
				level = 80
			}
			values[i], _ = strconv.ParseFloat(fmt.Sprintf("%d.%d", level+(i*7+s/20+s%20)%3, i*37%100), 64)
		}
		series[s] = toNumbers(e.vm, values)
	}
	waiting := &session{engine: e, ctx: context.Background(), arrived: make(chan func() error, parallel)}
	_ = e.vm.Set("host", waiting.host())
	_ = e.vm.Set("timesOfEach", e.vm.NewArray(slices.Repeat([]any{toNumbers(e.vm, times)}, len(series))...))
	_ = e.vm.Set("series", e.vm.NewArray(series...))
	_ = e.vm.Set("changes", 0)
	run, err := e.vm.RunString(`
		const detector = new hunter.HostDetector(host);
		const options = { method: 'robust', maxPValue: 0.01, minMagnitude: 0, timesOfEach };
		const next = (many) => many.next().then(({ value, done }) => {
			if (!done) {
				changes = value.reduce((sum, { detection }) => sum + detection.points.length, changes);
				return next(many);
			}
		});
		() => { changes = 0; next(detector.detectMany(series, options)); }`)
	if err != nil {
		b.Fatal(err)
	}
	detect, _ := sobek.AssertFunction(run)
	for b.Loop() {
		if _, err := detect(sobek.Undefined()); err != nil {
			b.Fatal(err)
		}
		for waiting.underWay > 0 {
			resume := <-waiting.arrived
			waiting.underWay--
			if err := resume(); err != nil {
				b.Fatal(err)
			}
		}
		if e.vm.Get("changes").ToInteger() < 1000 {
			b.Fatal(e.vm.Get("changes"))
		}
	}
}
