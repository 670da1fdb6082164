package core

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

func TestShortNumbersAreReadToTheSameBitsAsByParseFloat(t *testing.T) {
	tokens := []string{"0", "-0", "0.5", "-0.0", "00", "01", "-01.5", ".5", "5.", "-", "-.5", "1.2.3", "1-2", "1e5", "999999999999999", "1000000000000000", "0.000000000000001", "123456789.123456", "9007199254740993", "0.1234567890123456"}
	for range 200_000 {
		tokens = append(tokens, strconv.FormatFloat(rand.NormFloat64()*math.Pow(10, float64(rand.IntN(16))), 'f', rand.IntN(16), 64))
		tokens = append(tokens, fmt.Sprintf("%d", rand.Int64N(1e16)))
	}
	taken := 0
	for _, token := range tokens {
		value, ok := short([]byte(token))
		if !ok {
			continue
		}
		taken++
		want, err := strconv.ParseFloat(token, 64)
		if err != nil || math.Float64bits(value) != math.Float64bits(want) || !json.Valid([]byte(token)) {
			t.Errorf("%q was read as %v, which is %v (%v)", token, value, want, err)
		}
	}
	if taken < len(tokens)/4 {
		t.Errorf("only %d of %d numbers were short", taken, len(tokens))
	}
}
