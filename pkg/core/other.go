package core

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/sobek"
)

// Other is a request of the core for the frames of another data source, with that data source's query and a time range in
// ms since 1970.
type Other struct {
	UID      string
	Query    json.RawMessage
	From, To int64
	// Between two points, ms.
	Interval int64
}

// AskOther requests the frames from Grafana, and returns the JSON of `POST /api/ds/query`: an answer of status 200 or 400
// with `results`. It draws the memory for the answer from the account. Its errors are *Error, or the context's.
type AskOther func(ctx context.Context, asked Other, account *Account) ([]byte, error)

// otherFrame is the part of a frame that the series and their names depend on.
type otherFrame struct {
	name   string
	fields []otherField
}

// otherField has either numbers (times in ms since 1970, NaN for missing values) or texts.
type otherField struct {
	name, kind string
	labels     data.Labels
	config     *data.FieldConfig
	numbers    []float64
	texts      []string
}

// askOther implements `Host.other` of src/backend/host.ts.
func (s *session) askOther(call sobek.FunctionCall) sobek.Value {
	asked := Other{
		UID:   call.Argument(0).String(),
		Query: json.RawMessage(call.Argument(1).String()),
		From:  call.Argument(2).ToInteger(),
		To:    call.Argument(3).ToInteger(),

		Interval: call.Argument(4).ToInteger(),
	}
	resolve, _ := sobek.AssertFunction(call.Argument(5))
	reject, _ := sobek.AssertFunction(call.Argument(6))
	s.later(func() func() error {
		frames, err := s.fetchOther(asked)
		return func() error {
			if err != nil {
				_, err := reject(sobek.Undefined(), s.vm.ToValue(err.Kind), s.vm.ToValue(err.Message))
				return err
			}
			_, err := resolve(sobek.Undefined(), s.framesArray(frames))
			return err
		}
	})
	return sobek.Undefined()
}

func (s *session) fetchOther(asked Other) ([]otherFrame, *Error) {
	if s.query.Other == nil {
		return nil, &Error{"unsupported", "Series of other data sources are analysed in the browser only."}
	}
	body, err := s.query.Other(s.ctx, asked, s.account)
	if told, ok := err.(*Error); ok {
		return nil, told
	}
	if err != nil {
		return nil, &Error{"server", err.Error()}
	}
	return decodeOther(asked.UID, body)
}

// decodeOther decodes `{"results": {"A": {"frames": […]}}}`. Frames of annotations are dropped.
func decodeOther(uid string, body []byte) ([]otherFrame, *Error) {
	if err := checkDepth(body, answerDepth); err != nil {
		return nil, &Error{"server", fmt.Sprintf("The answer of data source %q cannot be read: it %v.", uid, err)}
	}
	var got backend.QueryDataResponse
	if err := json.Unmarshal(body, &got); err != nil {
		return nil, &Error{"server", fmt.Sprintf("The answer of data source %q cannot be read: it is not one of Grafana's.", uid)}
	}
	response, answered := got.Responses["A"]
	switch {
	case !answered:
		return nil, &Error{"server", fmt.Sprintf("Grafana's answer has nothing from data source %q.", uid)}
	case response.Error != nil:
		return nil, &Error{"server", fmt.Sprintf("Data source %q says: %.500s", uid, response.Error.Error())}
	}
	frames := make([]otherFrame, 0, len(response.Frames))
	for _, frame := range response.Frames {
		if frame.Meta != nil && frame.Meta.DataTopic == data.DataTopicAnnotations {
			continue
		}
		frames = append(frames, otherFrameOf(frame))
	}
	return frames, nil
}

func otherFrameOf(frame *data.Frame) otherFrame {
	one := otherFrame{name: frame.Name, fields: make([]otherField, len(frame.Fields))}
	for i, field := range frame.Fields {
		one.fields[i] = otherFieldOf(field)
	}
	return one
}

func otherFieldOf(field *data.Field) otherField {
	one := otherField{name: field.Name, kind: "other", labels: field.Labels, config: field.Config}
	switch {
	case field.Type().Time():
		one.kind, one.numbers = "time", make([]float64, field.Len())
		for i := range one.numbers {
			if value, there := field.ConcreteAt(i); there {
				one.numbers[i] = float64(value.(time.Time).UnixMilli())
			}
		}
	case field.Type().Numeric():
		one.kind, one.numbers = "number", make([]float64, field.Len())
		for i := range one.numbers {
			value, err := field.NullableFloatAt(i)
			if err != nil || value == nil {
				one.numbers[i] = math.NaN()
				continue
			}
			one.numbers[i] = *value
		}
	case field.Type() == data.FieldTypeString, field.Type() == data.FieldTypeNullableString:
		one.kind, one.texts = "string", make([]string, field.Len())
		for i := range one.texts {
			if value, there := field.ConcreteAt(i); there {
				one.texts[i] = value.(string)
			}
		}
	}
	return one
}

// framesArray converts frames to `DataFrame[]`, as in Grafana's frontend.
func (s *session) framesArray(frames []otherFrame) sobek.Value {
	list := make([]any, len(frames))
	for i, frame := range frames {
		fields := make([]any, len(frame.fields))
		for j, field := range frame.fields {
			fields[j] = s.fieldObject(field)
		}
		object := s.vm.NewObject()
		_ = object.Set("fields", s.vm.NewArray(fields...))
		if frame.name != "" {
			_ = object.Set("name", frame.name)
		}
		list[i] = object
	}
	return s.vm.NewArray(list...)
}

func (s *session) fieldObject(field otherField) *sobek.Object {
	object := s.vm.NewObject()
	_ = object.Set("name", field.name)
	_ = object.Set("type", field.kind)
	config := s.vm.NewObject()
	if field.config != nil {
		_ = config.Set("displayName", field.config.DisplayName)
		_ = config.Set("displayNameFromDS", field.config.DisplayNameFromDS)
	}
	_ = object.Set("config", config)
	if field.labels != nil {
		labels := s.vm.NewObject()
		for name, value := range field.labels {
			_ = labels.Set(name, value)
		}
		_ = object.Set("labels", labels)
	}
	switch field.kind {
	case "string":
		texts := make([]any, len(field.texts))
		for i, text := range field.texts {
			texts[i] = text
		}
		_ = object.Set("values", s.vm.NewArray(texts...))
	default:
		_ = object.Set("values", toNumbers(s.vm, field.numbers))
	}
	return object
}
