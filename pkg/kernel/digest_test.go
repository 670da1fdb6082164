package kernel

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"testing"
)

// The digest of all results must be the one that Node and Chromium get: src/core/changepoint/kernel/digest.ts.
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
	ofVectors := newDigest()
	for _, c := range vectors.Cases {
		values := make([]float64, len(c.Series))
		for i, cell := range c.Series {
			values[i] = number(cell)
		}
		ofVectors.addRun(t, k, values, Options{c.WindowLen, c.MaxPvalue, c.MinMagnitude})
	}
	ofRandom := newDigest()
	for seed := 0; seed < 3000; seed++ {
		magnitude := 0.0
		if seed%5 == 0 {
			magnitude = 0.05
		}
		ofRandom.addRun(t, k, randomSeries(seed), Options{
			[]int{50, 30, 12, 5}[seed%4], []float64{0.001, 0.05, 0.2}[seed%3], magnitude,
		})
	}

	var expected struct {
		Otava struct{ Vectors, Random string }
	}
	load(t, "kernel-digests.json", &expected)
	if got := ofVectors.text(); got != expected.Otava.Vectors {
		t.Errorf("vectors: %s instead of %s", got, expected.Otava.Vectors)
	}
	if got := ofRandom.text(); got != expected.Otava.Random {
		t.Errorf("random series: %s instead of %s", got, expected.Otava.Random)
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

func (d *digest) addRun(t *testing.T, k *Kernel, values []float64, o Options) {
	weak, reference, points, err := k.Otava(context.Background(), values, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, list := range [][]Record{weak, reference, points} {
		d.add(float64(len(list)))
		for _, r := range list {
			for _, value := range []float64{
				r.Index, r.PValue, r.Mean1, r.Std1, r.N1, r.Mean2, r.Std2, r.N2, r.RelativeChange, r.Magnitude,
			} {
				d.add(value)
			}
		}
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
