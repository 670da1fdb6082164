package kernel

import (
	"context"

	"github.com/tetratelabs/wazero/api"
)

// Point is a change point of the robust method. Kind is 0 for a step, 1 for a gradual change, 2 for a last value that
// awaits confirmation; Low and High bound the change (95 % confidence).
type Point struct {
	Record
	Kind, Low, High, EffectSize, Slope, SpanStart, SpanEnd, ReportedAt float64
}

// Segment is what lies between change points: values [Start, End). Slope is 0 where the level is kept.
type Segment struct {
	Start, End, Mean, Std, N, Slope float64
}

// Found is all that the robust method knows of a series. Remark is 1 for a series too short to judge, 2 for one without
// a stable level; Weekdays is empty unless there is such a pattern.
type Found struct {
	Remark, Std, Autocorrelation float64
	Weekdays                     []float64
	Points                       []Point
	Segments                     []Segment
}

// Robust analyses values with one run a day, in order. Values that are not finite count as missing.
func (k *Kernel) Robust(ctx context.Context, values []float64, maxPValue, minMagnitude float64) (found Found, err error) {
	defer recovered(&err)
	if err = k.write(ctx, values); err != nil {
		return Found{}, err
	}
	k.call(ctx, "robustBegin", api.EncodeF64(maxPValue), api.EncodeF64(minMagnitude))
	k.call(ctx, "robustTake")
	k.call(ctx, "robustAdvance", all)
	k.call(ctx, "robustSummary")
	summary := k.doubles(ctx, 0, 2*recordDoubles)
	if found.Remark = summary[0]; found.Remark != 1 {
		found.Std, found.Autocorrelation = summary[2], summary[3]
		if summary[4] == 1 {
			found.Weekdays = summary[recordDoubles : recordDoubles+7]
		}
	}
	for count := k.call(ctx, "robustPoints"); count > 0; count = k.call(ctx, "robustPoints") {
		for i := uint32(0); i < uint32(count); i++ {
			d := k.doubles(ctx, 2*i, 2*recordDoubles)
			found.Points = append(found.Points, Point{toRecord(d), d[10], d[11], d[12], d[13], d[14], d[15], d[16], d[17]})
		}
	}
	for count := k.call(ctx, "robustSegments"); count > 0; count = k.call(ctx, "robustSegments") {
		for i := uint32(0); i < uint32(count); i++ {
			d := k.doubles(ctx, i, recordDoubles)
			found.Segments = append(found.Segments, Segment{d[0], d[1], d[2], d[3], d[4], d[5]})
		}
	}
	return found, nil
}
