package kernel

import "math"

// The series of src/core/testing/random-series.ts, bit for bit. Products are converted before they are added, so
// that no platform fuses the two.

func random(seed uint32) func() float64 {
	state := seed
	return func() float64 {
		state += 0x6d2b79f5
		t := (state ^ (state >> 15)) * (1 | state)
		t = (t + (t^(t>>7))*(61|t)) ^ t
		return float64(t^(t>>14)) / 4294967296
	}
}

func normal(next func() float64) float64 {
	sum := -6.0
	for range 12 {
		sum += next()
	}
	return sum
}

var kinds = []func(level float64, next func() float64, i int) float64{
	func(level float64, next func() float64, _ int) float64 { return level + normal(next) },
	func(level float64, next func() float64, _ int) float64 {
		return math.Floor(level/10 + normal(next) + 0.5)
	},
	func(level float64, _ func() float64, _ int) float64 { return level },
	func(level float64, next func() float64, _ int) float64 {
		more := 0.0
		if next() < 0.1 {
			more = 1e-13
		}
		return 1 + float64(level*1e-12) + more
	},
	func(_ float64, next func() float64, _ int) float64 {
		if next() < 0.5 {
			return 0
		}
		return 1
	},
	func(_ float64, _ func() float64, i int) float64 { return float64(i) },
	func(level float64, next func() float64, _ int) float64 {
		top := normal(next)
		return level + top/(next()+0.01)
	},
	func(level float64, next func() float64, _ int) float64 {
		if next() < 0.1 {
			return math.NaN()
		}
		return level + normal(next)
	},
	func(level float64, next func() float64, _ int) float64 { return level - 100 + normal(next)/10 },
	func(level float64, next func() float64, _ int) float64 {
		return math.Floor(float64((level+normal(next))*100)+0.5) / 100
	},
}

func randomSeries(seed int) []float64 {
	next := random(uint32(uint64(seed) * 2654435761))
	kind := kinds[seed%len(kinds)]
	share := next()
	span := 250.0
	if next() < 0.125 {
		span = 1500
	}
	values := make([]float64, 1+int(share*span))
	rate := float64(next() * 0.05)
	level := 100.0
	for i := range values {
		if next() < rate {
			level = 100 + float64(15*normal(next))
		}
		values[i] = kind(level, next, i)
	}
	return values
}
