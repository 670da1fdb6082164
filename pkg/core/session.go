package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/grafana/sobek"
)

// parallel is how many requests of one query are under way at once.
const parallel = 6

// session is one query on its way through an engine.
type session struct {
	*engine
	ctx      context.Context
	query    Query
	send     Send
	account  *Account
	slots    chan struct{}
	arrived  chan func() error
	underWay int
	sent     int
	ended    bool
	frames   []wireFrame
	failure  *Error
}

// answer runs a query to its end. Requests are sent side by side, and the engine is free while they are under way. Errors
// are *Error, the context's, or errBroken.
func (e *engine) answer(ctx context.Context, query Query, send Send, account *Account) ([]wireFrame, error) {
	if query.References == nil {
		query.References = map[string][]string{}
	}
	text, err := json.Marshal(query)
	if err != nil {
		return nil, &Error{"input", "The query is not JSON."}
	}
	if err := checkDepth(text, queryDepth); err != nil {
		return nil, &Error{"input", "The query cannot be read: it " + err.Error() + "."}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	s := &session{engine: e, ctx: ctx, query: query, send: send, account: account,
		slots: make(chan struct{}, parallel), arrived: make(chan func() error, parallel)}
	err = s.step(func() error {
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
			err = s.step(resume)
		}
	}
	var told *Error
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &told):
		return nil, told
	case err != nil:
		return nil, err
	case s.failure != nil:
		return nil, s.failure
	}
	return s.frames, nil
}

func (s *session) step(work func() error) error {
	return s.engine.step(s.ctx, s.query.Source, work)
}

// sendOne sends a request, and resumes the query with its answer: `Host.send` of src/backend/host.ts.
func (s *session) sendOne(call sobek.FunctionCall) sobek.Value {
	text := func(i int) string { return call.Argument(i).String() }
	request := Request{Service: text(0), Method: text(1), Path: text(2), Query: text(3), Form: text(4)}
	limits := limitsOf(s.vm, call.Argument(5))
	resolve, _ := sobek.AssertFunction(call.Argument(6))
	s.underWay++
	s.sent++
	allowed := s.sent <= queryRequests
	go func() {
		got := unusable(fmt.Sprintf("it is one of more than %d that the query asks for. Ask for fewer series.", queryRequests))
		if allowed {
			select {
			case s.slots <- struct{}{}:
			case <-s.ctx.Done():
				return
			}
			got = receive(request, s.send(s.ctx, request, s.account), limits)
			<-s.slots
		}
		resume := func() error {
			_, err := resolve(sobek.Undefined(), s.answerObject(got))
			return err
		}
		select {
		case s.arrived <- resume:
		case <-s.ctx.Done():
		}
	}()
	return sobek.Undefined()
}

// pause gives others their turn: `Host.pause` of src/backend/host.ts.
func (s *session) pause(call sobek.FunctionCall) sobek.Value {
	resolve, _ := sobek.AssertFunction(call.Argument(0))
	s.underWay++
	go func() {
		select {
		case s.arrived <- func() error { _, err := resolve(sobek.Undefined()); return err }:
		case <-s.ctx.Done():
		}
	}()
	return sobek.Undefined()
}
