package core

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/sobek"
)

// wireFrame is a frame as src/backend/encode-frames.ts writes it.
type wireFrame struct {
	RefID  string          `json:"refId"`
	Name   string          `json:"name"`
	Meta   *data.FrameMeta `json:"meta"`
	Fields []wireField     `json:"fields"`
}

type wireField struct {
	Name   string            `json:"name"`
	Type   string            `json:"type"`
	Labels map[string]string `json:"labels"`
	Config *data.FieldConfig `json:"config"`
	// Column is the index of a typed array; nil if the field has Values.
	Column  *int            `json:"column"`
	Values  json.RawMessage `json:"values"`
	numbers []float64
}

func readFrames(text []byte, columns *sobek.Object) ([]wireFrame, error) {
	var frames []wireFrame
	if err := json.Unmarshal(text, &frames); err != nil {
		return nil, err
	}
	for i := range frames {
		for j := range frames[i].Fields {
			if field := &frames[i].Fields[j]; field.Column != nil {
				// the query has ended, so nothing changes them any more
				field.numbers = numbersIn(columns.Get(strconv.Itoa(*field.Column)))
			}
		}
	}
	return frames, nil
}

func toFrames(wire []wireFrame) (data.Frames, error) {
	frames := make(data.Frames, len(wire))
	for i, one := range wire {
		frame := data.NewFrame(one.Name)
		frame.RefID, frame.Meta = one.RefID, one.Meta
		for _, field := range one.Fields {
			made, err := toField(field)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", field.Name, err)
			}
			frame.Fields = append(frame.Fields, made)
		}
		frames[i] = frame
	}
	return frames, nil
}

func toField(wire wireField) (*data.Field, error) {
	values, err := toValues(wire)
	if err != nil {
		return nil, err
	}
	field := data.NewField(wire.Name, wire.Labels, values)
	if wire.Config != nil {
		field.Config = wire.Config
	}
	return field, nil
}

// toValues converts a field's values to the type that alerting requires: times and numbers of series are never null,
// columns of tables may be.
func toValues(wire wireField) (any, error) {
	if wire.Column != nil {
		if wire.Type != "time" {
			return wire.numbers, nil
		}
		times := make([]time.Time, len(wire.numbers))
		for i, ms := range wire.numbers {
			times[i] = timeOf(ms)
		}
		return times, nil
	}
	switch wire.Type {
	case "time":
		var all []*float64
		err := json.Unmarshal(wire.Values, &all)
		times := make([]*time.Time, len(all))
		for i, ms := range all {
			if ms != nil {
				at := timeOf(*ms)
				times[i] = &at
			}
		}
		return times, err
	case "number":
		return read[*float64](wire.Values)
	case "string":
		return read[*string](wire.Values)
	default:
		return read[json.RawMessage](wire.Values)
	}
}

func read[T any](text json.RawMessage) ([]T, error) {
	var values []T
	err := json.Unmarshal(text, &values)
	return values, err
}

func timeOf(ms float64) time.Time { return time.UnixMilli(int64(ms)).UTC() }
