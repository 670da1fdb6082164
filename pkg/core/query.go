package core

import (
	"context"
	"encoding/json"
	"time"
)

// Query is a query of a panel or a rule, with all that the core needs to answer it.
type Query struct {
	RefID string `json:"refId"`
	// Source identifies the data source: data sources share the engines fairly. It is not passed to the core.
	Source string `json:"-"`
	// Memory is that of the data source's rules. If nil, nothing is kept after the query.
	Memory *Memory `json:"-"`
	// Other requests the frames of other data sources. If nil, they are not available.
	Other AskOther `json:"-"`
	// Model is the query as stored.
	Model json.RawMessage `json:"query"`
	// References are the Graphite targets of all queries of the request, by letter, to which #A in a target refers.
	References map[string][]string `json:"references"`
	// Settings are the data source's, without secrets.
	Settings json.RawMessage `json:"settings"`
	View     Range           `json:"view"`
	// Now is the current time, ms since 1970.
	Now int64 `json:"now"`
	// Alerting is true for the query of a rule, which gets no annotations.
	Alerting bool `json:"alerting"`
}

// Range is a range of times, both ends included, in ms since 1970.
type Range struct {
	From int64 `json:"from"`
	To   int64 `json:"to"`
}

// RangeOf makes a range of two times.
func RangeOf(from, to time.Time) Range { return Range{from.UnixMilli(), to.UnixMilli()} }

// Request is a request of the core to a service: "graphite" or "fallout". Path, Query and Form are already encoded.
type Request struct {
	Service, Method, Path, Query, Form string
}

// Answer is the answer of a service. Status 0 means that the service was not reached, with the reason in Body, or that its
// answer is unusable, with the reason in Problem: a clause that begins with "it".
type Answer struct {
	Status      int
	ContentType string
	Body        []byte
	Problem     string
}

// Send sends a request, and draws the memory for its answer from the account. Failures are answers, too: of status 0.
type Send func(ctx context.Context, request Request, account *Account) Answer

// Error is an error that the user can fix, in a sentence. Kinds are those of HunterError in the core, and "internal" for
// our own faults.
type Error struct{ Kind, Message string }

func (e *Error) Error() string { return e.Message }

func internal(message string) *Error { return &Error{"internal", message} }
