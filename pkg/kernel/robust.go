package kernel

import (
	"context"

	"github.com/tetratelabs/wazero/api"
)

// Point is a change point of the robust method. Kind is 0 for a step, 1 for a gradual change, 2 for a last value that
// awaits confirmation; Low and High bound the change (95 % confidence); EffectSize and Prominence are NaN where there is no
// noise; Flags are 1 for a subtle change.
type Point struct {
	Record
	Kind, Low, High, EffectSize, Slope, SpanStart, SpanEnd, ReportedAt, Prominence, Flags float64
}

// RobustOptions of the robust method: see options.ts.
type RobustOptions struct{ MaxPValue, MinMagnitude, MinProminence float64 }

// Segment is a stretch between change points: values [Start, End). Slope is 0 if the level is constant.
type Segment struct {
	Start, End, Mean, Std, N, Slope float64
}

// Found is the result of the robust method for a series. Remark is 1 if the series is too short to judge, 2 if it has no
// stable level. Weekdays is empty unless there is a weekday pattern.
type Found struct {
	Remark, Std, Autocorrelation float64
	Weekdays                     []float64
	Points                       []Point
	Segments                     []Segment
}

const pointDoubles = 2 * recordDoubles

// Robust analyses values in order of time, one run a day. Values that are not finite count as missing.
func (k *Kernel) Robust(ctx context.Context, values []float64, o RobustOptions) (found Found, err error) {
	records, err := k.RobustRecords(ctx, values, nil, o)
	if err != nil {
		return Found{}, err
	}
	if found.Remark = records[0]; found.Remark != 1 {
		found.Std, found.Autocorrelation = records[2], records[3]
		if records[4] == 1 {
			found.Weekdays = records[recordDoubles : recordDoubles+7]
		}
	}
	points, rest := RobustPoints(records), records[pointDoubles+1:]
	for ; points > 0; points-- {
		d := rest[:pointDoubles]
		rest = rest[pointDoubles:]
		found.Points = append(found.Points, Point{toRecord(d), d[10], d[11], d[12], d[13], d[14], d[15], d[16], d[17], d[18], d[19]})
	}
	for ; len(rest) > 0; rest = rest[recordDoubles:] {
		found.Segments = append(found.Segments, Segment{rest[0], rest[1], rest[2], rest[3], rest[4], rest[5]})
	}
	return found, nil
}

// RobustRecords runs the robust method and returns the records that unpackRobust of robust-result.ts reads: two records of
// summary, the number of change points, two records for each of them, and one for each segment. times are the times of the
// values, in ms since 1970, or nil.
func (k *Kernel) RobustRecords(ctx context.Context, values, times []float64, o RobustOptions) (found []float64, err error) {
	defer recovered(&err)
	if err = k.write(ctx, "input", values, api.EncodeI32(int32(len(values)))); err != nil {
		return nil, err
	}
	k.call(ctx, "robustBegin", api.EncodeF64(o.MaxPValue), api.EncodeF64(o.MinMagnitude), api.EncodeF64(o.MinProminence))
	if times != nil {
		if err = k.write(ctx, "robustTimes", times); err != nil {
			return nil, err
		}
	}
	k.call(ctx, "robustTake")
	if err = k.advance(ctx, "robustAdvance", sliceValues, 1); err != nil {
		return nil, err
	}
	k.call(ctx, "robustSummary")
	found = append(k.doubles(ctx, nil, pointDoubles), 0)
	for count := k.call(ctx, "robustPoints"); count > 0; count = k.call(ctx, "robustPoints") {
		found[pointDoubles] += float64(count)
		found = k.doubles(ctx, found, int(count)*pointDoubles)
	}
	for count := k.call(ctx, "robustSegments"); count > 0; count = k.call(ctx, "robustSegments") {
		found = k.doubles(ctx, found, int(count)*recordDoubles)
	}
	return found, nil
}

// RobustPoints returns the number of change points in what RobustRecords has returned.
func RobustPoints(records []float64) int { return int(records[pointDoubles]) }
