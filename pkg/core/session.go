package core

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/grafana/sobek"
)

// parallel limits the requests that one query sends at once.
const parallel = 6

// session is the execution of one query on an engine.
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

// answer runs a query to its end. Requests are sent in parallel, and other queries can use the engine meanwhile. Its errors
// are *Error, the context's, errBroken, or errBusy if the first turn did not come within `wait` (0 means no limit).
func (e *engine) answer(ctx context.Context, query Query, send Send, account *Account, wait time.Duration) ([]wireFrame, error) {
	if query.References == nil {
		query.References = map[string][]string{}
	}
	if query.Memory == nil {
		query.Memory = &Memory{}
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
	err = s.begin(wait, func() error {
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
			// when this returns, all promise jobs that the answer caused have run
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

func (s *session) begin(wait time.Duration, work func() error) error {
	if wait == 0 {
		return s.step(work)
	}
	first, cancel := context.WithTimeout(s.ctx, wait)
	defer cancel()
	err := s.turns.take(first, s.query.Source)
	if err != nil && s.ctx.Err() == nil {
		return errBusy
	}
	if err != nil {
		return err
	}
	defer s.turns.give()
	return s.engine.work(s.ctx, work)
}

func (s *session) step(work func() error) error {
	if err := s.turns.take(s.ctx, s.query.Source); err != nil {
		return err
	}
	defer s.turns.give()
	return s.engine.work(s.ctx, work)
}

// sendOne implements `Host.send` of src/backend/host.ts: it sends a request, and resumes the query with the answer.
func (s *session) sendOne(call sobek.FunctionCall) sobek.Value {
	text := func(i int) string { return call.Argument(i).String() }
	request := Request{Service: text(0), Method: text(1), Path: text(2), Query: text(3), Form: text(4)}
	limits := limitsOf(s.vm, call.Argument(5))
	resolve, _ := sobek.AssertFunction(call.Argument(6))
	s.sent++
	allowed := s.sent <= queryRequests
	s.later(func() func() error {
		got := unusable(fmt.Sprintf("it is one of more than %d that the query asks for. Ask for fewer series.", queryRequests))
		if allowed {
			got = s.receive(request, limits)
		}
		return func() error {
			_, err := resolve(sobek.Undefined(), s.answerObject(got))
			return err
		}
	})
	return sobek.Undefined()
}

func (s *session) receive(request Request, limits renderLimits) received {
	select {
	case s.slots <- struct{}{}:
		defer func() { <-s.slots }()
		return receive(request, s.send(s.ctx, request, s.account), limits)
	case <-s.ctx.Done():
		return received{}
	}
}

// later runs a function outside of the engine, and afterwards, in a turn, the function that it returned.
func (s *session) later(do func() (resume func() error)) {
	s.underWay++
	go func() {
		resume := do()
		select {
		case s.arrived <- resume:
		case <-s.ctx.Done():
		}
	}()
}
