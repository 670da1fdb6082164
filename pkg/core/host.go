package core

import (
	"github.com/grafana/sobek"
)

// host makes the object `Host` of src/backend/host.ts.
func (s *session) host() *sobek.Object {
	host := s.vm.NewObject()
	_ = host.Set("cancelled", func(sobek.FunctionCall) sobek.Value { return s.vm.ToValue(s.ctx.Err() != nil) })
	_ = host.Set("send", s.sendOne)
	_ = host.Set("other", s.askOther)
	_ = host.Set("robust", s.robust)
	_ = host.Set("otava", s.otava)
	_ = host.Set("pin", func(call sobek.FunctionCall) sobek.Value {
		return s.vm.ToValue(s.query.Memory.Pin(call.Argument(0).String(), call.Argument(1).String(), call.Argument(2).String()))
	})
	_ = host.Set("missing", func(call sobek.FunctionCall) sobek.Value {
		names := make([]string, 0, 16)
		if err := s.vm.ExportTo(call.Argument(1), &names); err != nil {
			panic(s.vm.NewTypeError(err.Error()))
		}
		missing := s.query.Memory.Missing(call.Argument(0).String(), names, numbersIn(call.Argument(2)), call.Argument(3).ToFloat(), s.query.Now)
		all := make([]any, len(missing))
		for i, name := range missing {
			all[i] = name
		}
		return s.vm.NewArray(all...)
	})
	_ = host.Set("done", func(call sobek.FunctionCall) sobek.Value {
		s.ended = true
		frames, err := readFrames([]byte(call.Argument(0).String()), call.Argument(1).ToObject(s.vm))
		if s.frames = frames; err != nil {
			s.failure = internal("The core's frames cannot be read: " + err.Error())
		}
		return sobek.Undefined()
	})
	_ = host.Set("fail", func(call sobek.FunctionCall) sobek.Value {
		s.ended, s.failure = true, &Error{call.Argument(0).String(), call.Argument(1).String()}
		return sobek.Undefined()
	})
	return host
}

// limitsOf reads the limits of a render answer: `RenderLimits` of src/backend/host.ts.
func limitsOf(vm *sobek.Runtime, value sobek.Value) renderLimits {
	if value == nil || sobek.IsUndefined(value) || sobek.IsNull(value) {
		return renderLimits{}
	}
	object := value.ToObject(vm)
	return renderLimits{
		series: int(object.Get("series").ToInteger()),
		points: int(object.Get("points").ToInteger()),
	}
}

// answerObject makes an `ApiAnswer` of src/core/transport/request.ts.
func (s *session) answerObject(got received) *sobek.Object {
	object := s.vm.NewObject()
	_ = object.Set("status", got.Status)
	_ = object.Set("contentType", got.ContentType)
	if got.Problem != "" {
		_ = object.Set("problem", got.Problem)
	}
	if got.rendered == nil {
		_ = object.Set("body", string(got.Body))
		return object
	}
	_ = object.Set("body", "")
	list := make([]any, len(got.rendered.series))
	for i, one := range got.rendered.series {
		list[i] = s.seriesObject(one)
	}
	_ = object.Set("rendered", s.vm.NewArray(list...))
	if got.rendered.left > 0 {
		_ = object.Set("left", got.rendered.left)
	}
	return object
}

func (s *session) seriesObject(one renderedSeries) *sobek.Object {
	series := s.vm.NewObject()
	_ = series.Set("target", one.target)
	if one.tags != nil {
		tags := s.vm.NewObject()
		for name, value := range one.tags {
			_ = tags.Set(name, value)
		}
		_ = series.Set("tags", tags)
	}
	_ = series.Set("times", toNumbers(s.vm, one.times))
	_ = series.Set("values", toNumbers(s.vm, one.values))
	return series
}
