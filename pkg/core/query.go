package core

import (
	"context"
	"encoding/json"
	"time"
)

// Query is what is asked.
type Query struct {
	RefID string `json:"refId"`
	// Source tells data sources apart, which share the engines fairly. It is not given to the core.
	Source string `json:"-"`
	// Memory is that of the data source's rules; one that is forgotten at once when nil.
	Memory *Memory `json:"-"`
	// Other asks other data sources; none may be asked when nil.
	Other AskOther `json:"-"`
	// Model is the query as stored.
	Model json.RawMessage `json:"query"`
	// References are the Graphite targets of the request's queries, which others may name as #A.
	References map[string][]string `json:"references"`
	// Settings are the data source's, without secrets.
	Settings json.RawMessage `json:"settings"`
	View     Range           `json:"view"`
	Now      int64           `json:"now"`
	// Alerting is true when a rule asks: it gets no annotations.
	Alerting bool `json:"alerting"`
}

// Range is from one time to another, both inclusive, in ms since 1970.
type Range struct {
	From int64 `json:"from"`
	To   int64 `json:"to"`
}

// RangeOf gives a range of two times.
func RangeOf(from, to time.Time) Range { return Range{from.UnixMilli(), to.UnixMilli()} }

// Request is what the core wants to know of a service: "graphite" or "fallout". Path is not to be escaped again, Query
// and Form are encoded.
type Request struct {
	Service, Method, Path, Query, Form string
}

// Answer is what a service says. Status 0: it was not reached, and Body says why; or what it said cannot be used, and
// Problem says why: "it …".
type Answer struct {
	Status      int
	ContentType string
	Body        []byte
	Problem     string
}

// Send asks a service, and draws what its answer holds from the account. What goes wrong is an answer too.
type Send func(ctx context.Context, request Request, account *Account) Answer

// Error is what the user can do something about, in a sentence. Kinds are those of HunterError in the core, and
// "internal" for what is our fault.
type Error struct{ Kind, Message string }

func (e *Error) Error() string { return e.Message }

func internal(message string) *Error { return &Error{"internal", message} }
