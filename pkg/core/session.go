package core

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/grafana/sobek"
)

// parallel is how many requests of one query are under way at once.
const parallel = 6

// session is one query on its way through an engine.
type session struct {
	*engine
	ctx      context.Context
	send     Send
	slots    chan struct{}
	arrived  chan func()
	underWay int
	ended    bool
	frames   []wireFrame
	failure  *Error
}

// answer runs a query to its end. Requests are sent side by side, and the engine is free while they are under way.
func (e *engine) answer(ctx context.Context, query Query, send Send) ([]wireFrame, error) {
	if query.References == nil {
		query.References = map[string][]string{}
	}
	text, err := json.Marshal(query)
	if err != nil {
		return nil, &Error{"input", "The query is not JSON."}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{engine: e, ctx: ctx, send: send, slots: make(chan struct{}, parallel), arrived: make(chan func(), parallel)}
	err = e.step(ctx, func() error {
		_, err := e.run(sobek.Undefined(), e.vm.ToValue(string(text)), s.host())
		return err
	})
	for err == nil && !s.ended {
		if s.underWay == 0 {
			return nil, internal("The core waits for nothing: this is a bug.")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case resume := <-s.arrived:
			s.underWay--
			// all jobs that the answer sets off are done when it returns
			err = e.step(ctx, func() error { resume(); return nil })
		}
	}
	var told *Error
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &told):
		return nil, told
	case err != nil:
		return nil, internal("The core failed: " + err.Error())
	case s.failure != nil:
		return nil, s.failure
	}
	return s.frames, nil
}

// host is `Host` of src/backend/host.ts.
func (s *session) host() *sobek.Object {
	host := s.vm.NewObject()
	_ = host.Set("kernel", s.engine.host)
	_ = host.Set("cancelled", func(sobek.FunctionCall) sobek.Value { return s.vm.ToValue(s.ctx.Err() != nil) })
	_ = host.Set("send", s.sendOne)
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

func (s *session) sendOne(call sobek.FunctionCall) sobek.Value {
	text := func(i int) string { return call.Argument(i).String() }
	request := Request{Service: text(0), Method: text(1), Path: text(2), Query: text(3), Form: text(4)}
	resolve, _ := sobek.AssertFunction(call.Argument(5))
	s.underWay++
	go func() {
		select {
		case s.slots <- struct{}{}:
		case <-s.ctx.Done():
			return
		}
		answer := s.send(s.ctx, request)
		rendered, decoded := decodeRender(request, answer)
		if decoded {
			// the text is no longer needed, and may wait for its turn
			answer.Body = nil
		}
		<-s.slots
		resume := func() {
			_, _ = resolve(sobek.Undefined(), s.answerObject(answer, rendered, decoded))
		}
		select {
		case s.arrived <- resume:
		case <-s.ctx.Done():
		}
	}()
	return sobek.Undefined()
}

// answerObject is `ApiAnswer` of src/core/flow/flow.ts.
func (s *session) answerObject(answer Answer, rendered []renderedSeries, decoded bool) *sobek.Object {
	object := s.vm.NewObject()
	_ = object.Set("status", answer.Status)
	_ = object.Set("contentType", answer.ContentType)
	if !decoded {
		_ = object.Set("body", string(answer.Body))
		return object
	}
	_ = object.Set("body", "")
	list := make([]any, len(rendered))
	for i, one := range rendered {
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
		list[i] = series
	}
	_ = object.Set("rendered", s.vm.NewArray(list...))
	return object
}
