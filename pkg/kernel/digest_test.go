package kernel

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// The digest of all results must be the one that Node and Chromium get: src/core/testing/kernel-digest.ts.
func TestDigest(t *testing.T) {
	ctx := context.Background()
	k, err := New(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = k.Close(ctx) }()

	var vectors struct {
		Cases []struct {
			Series                  []any
			WindowLen               int
			MaxPvalue, MinMagnitude float64
		}
	}
	load(t, "otava-change-points.json", &vectors)
	otavaVectors, otavaRandom, robustVectors, robustRandom := newDigest(), newDigest(), newDigest(), newDigest()
	for _, c := range vectors.Cases {
		values := make([]float64, len(c.Series))
		for i, cell := range c.Series {
			values[i] = number(cell)
		}
		otavaVectors.addOtava(t, k, values, Options{WindowLength: c.WindowLen, MaxPValue: c.MaxPvalue, MinMagnitude: c.MinMagnitude})
		robustVectors.addRobust(t, k, values, c.MaxPvalue, c.MinMagnitude)
	}
	for seed := 0; seed < 3000; seed++ {
		magnitude := 0.0
		if seed%5 == 0 {
			magnitude = 0.05
		}
		values, level := randomSeries(seed), []float64{0.001, 0.05, 0.2}[seed%3]
		otavaRandom.addOtava(t, k, values, Options{WindowLength: []int{50, 30, 12, 5}[seed%4], MaxPValue: level, MinMagnitude: magnitude})
		robustRandom.addRobust(t, k, values, level, magnitude)
	}

	var expected struct {
		Otava, Robust struct{ Vectors, Random string }
	}
	load(t, "kernel-digests.json", &expected)
	for _, c := range []struct {
		what     string
		got      *digest
		expected string
	}{
		{"otava, vectors", otavaVectors, expected.Otava.Vectors},
		{"otava, random series", otavaRandom, expected.Otava.Random},
		{"robust, vectors", robustVectors, expected.Robust.Vectors},
		{"robust, random series", robustRandom, expected.Robust.Random},
	} {
		if got := c.got.text(); got != c.expected {
			t.Errorf("%s: %s instead of %s", c.what, got, c.expected)
		}
	}
}

func load(t *testing.T, name string, into any) {
	text, err := os.ReadFile("../../testdata/" + name)
	if err == nil {
		err = json.Unmarshal(text, into)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func number(cell any) float64 {
	switch cell {
	case "NaN":
		return math.NaN()
	case "Infinity":
		return math.Inf(1)
	case "-Infinity":
		return math.Inf(-1)
	}
	return cell.(float64)
}

type digest struct{ a, b uint32 }

func newDigest() *digest { return &digest{a: 0x811c9dc5} }

func (d *digest) text() string { return fmt.Sprintf("%08x%08x", d.a, d.b) }

func (d *digest) addOtava(t *testing.T, k *Kernel, values []float64, o Options) {
	weak, reference, points, err := k.Otava(context.Background(), values, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]Record{weak, reference, points} {
		d.addRecords(list)
	}
}

func (d *digest) addRecords(list []Record) {
	d.add(float64(len(list)))
	for _, r := range list {
		d.addAll(r.Index, r.PValue, r.Mean1, r.Std1, r.N1, r.Mean2, r.Std2, r.N2, r.RelativeChange, r.Magnitude)
	}
}

func (d *digest) addRobust(t *testing.T, k *Kernel, values []float64, maxPValue, minMagnitude float64) {
	found, err := k.Robust(context.Background(), values, RobustOptions{maxPValue, minMagnitude, 1})
	if err != nil {
		t.Fatal(err)
	}
	d.addAll(found.Remark, found.Std, found.Autocorrelation)
	d.addAll(found.Weekdays...)
	records := make([]Record, len(found.Points))
	for i, point := range found.Points {
		records[i] = point.Record
	}
	d.addRecords(records)
	for _, p := range found.Points {
		d.addAll(p.Kind, p.Low, p.High, p.EffectSize, p.Slope, p.SpanStart, p.SpanEnd, p.ReportedAt, p.Prominence, p.Flags)
	}
	for _, s := range found.Segments {
		d.addAll(s.Start, s.End, s.Mean, s.Std, s.N, s.Slope)
	}
}

func (d *digest) addAll(values ...float64) {
	for _, value := range values {
		d.add(value)
	}
}

func (d *digest) add(value float64) {
	bits := math.Float64bits(value)
	if math.IsNaN(value) {
		bits = 0x7ff80000_00000000
	}
	for _, word := range []uint32{uint32(bits), uint32(bits >> 32)} {
		d.a = (d.a ^ word) * 0x01000193
		d.b = d.b*31 + word
	}
}
