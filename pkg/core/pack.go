package core

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"slices"
)

// PointsType is the media type of PackRender's answers.
const PointsType = "application/vnd.hunter.points"

// packedSeries describes a series in the header of a packed answer.
type packedSeries struct {
	Target string         `json:"target"`
	Tags   map[string]any `json:"tags,omitempty"`
	// Points is the number of points.
	Points int `json:"points"`
	// SameTimes is true if the points have the times of the series before, which are then not repeated.
	SameTimes bool `json:"sameTimes,omitempty"`
}

// PackRender packs a render answer, a JSON text, for browsers, which read it without parsing a text of points: the length
// of the header in bytes (uint32), the header, a JSON list of series padded with spaces to a multiple of 8 bytes with its
// length, and for each series the times (float64, ms since 1970, unless they are those of the series before) and the values
// (float64). Numbers are little-endian. Missing and infinite values are left out.
//
// It returns an error for what is not such an answer; src/datasource/read-points.ts reads it.
func PackRender(body []byte) ([]byte, error) {
	decoded, err := decodeRender(body, renderLimits{series: math.MaxInt - 1, points: math.MaxInt - 1})
	if err != nil {
		return nil, err
	}
	header := make([]packedSeries, len(decoded.series))
	columns := 0
	for i, one := range decoded.series {
		same := i > 0 && slices.Equal(one.times, decoded.series[i-1].times)
		header[i] = packedSeries{Target: one.target, Tags: one.tags, Points: len(one.times), SameTimes: same}
		if columns += len(one.values); !same {
			columns += len(one.times)
		}
	}
	text, err := json.Marshal(header)
	if err != nil {
		return nil, err
	}
	start := (4 + len(text) + 7) / 8 * 8
	packed := make([]byte, 4, start+8*columns)
	binary.LittleEndian.PutUint32(packed, uint32(start-4))
	packed = append(packed, text...)
	for len(packed) < start {
		packed = append(packed, ' ')
	}
	for i, one := range decoded.series {
		if !header[i].SameTimes {
			packed = appendNumbers(packed, one.times)
		}
		packed = appendNumbers(packed, one.values)
	}
	return packed, nil
}

func appendNumbers(packed []byte, numbers []float64) []byte {
	for _, number := range numbers {
		packed = binary.LittleEndian.AppendUint64(packed, math.Float64bits(number))
	}
	return packed
}
