package core

import (
	"encoding/json"
	"errors"
	"math"
	"net/http"
	"strconv"
)

// renderedSeries is a series of a render answer without its missing values; times in ms since 1970.
type renderedSeries struct {
	target        string
	tags          map[string]any
	times, values []float64
}

// decodeRender decodes the answer to a request for points. What is not such an answer is left to the core, which says
// what is wrong with it.
func decodeRender(request Request, answer Answer) ([]renderedSeries, bool) {
	if request.Service != "graphite" || request.Path != "/render" || answer.Status != http.StatusOK {
		return nil, false
	}
	s := scanner{text: answer.Body}
	var all []renderedSeries
	err := s.list(func() error {
		var one renderedSeries
		if len(all) > 0 {
			// series of one answer are often equally long
			like := len(all[len(all)-1].times)
			one.times, one.values = make([]float64, 0, like), make([]float64, 0, like)
		}
		err := s.series(&one)
		all = append(all, one)
		return err
	})
	if err == nil {
		err = s.end()
	}
	return all, err == nil
}

// scanner reads `[{"target", "tags", "datapoints": [[value|null, seconds], …]}]` several times as fast as a general
// decoder does: points are most of what a rule costs.
type scanner struct {
	text []byte
	at   int
}

var errNotRender = errors.New("not a render answer")

func (s *scanner) series(one *renderedSeries) error {
	known := false
	err := s.object(func(name string) (err error) {
		switch name {
		case "target":
			known = true
			return s.decode(&one.target)
		case "tags":
			return s.decode(&one.tags)
		case "datapoints":
			return s.list(func() error { return s.point(one) })
		default:
			return s.skip()
		}
	})
	if err == nil && !known {
		return errNotRender
	}
	return err
}

// point keeps a point that has a value. Graphite writes infinity as 1e9999.
func (s *scanner) point(one *renderedSeries) error {
	if err := s.expect('['); err != nil {
		return err
	}
	value, has, err := s.number()
	if err != nil {
		return err
	}
	if err = s.expect(','); err != nil {
		return err
	}
	seconds, _, err := s.number()
	if err != nil {
		return err
	}
	if has && !math.IsInf(value, 0) {
		one.times, one.values = append(one.times, seconds*1000), append(one.values, value)
	}
	return s.expect(']')
}

// number reads a number or null.
func (s *scanner) number() (value float64, has bool, err error) {
	s.space()
	start := s.at
	for s.at < len(s.text) && isNumeric(s.text[s.at]) {
		s.at++
	}
	token := s.text[start:s.at]
	if len(token) == 0 {
		return 0, false, s.literal("null")
	}
	if whole, ok := small(token); ok {
		return whole, true, nil
	}
	// ParseFloat takes more than JSON does: hexadecimals, underscores, a leading plus
	if !json.Valid(token) {
		return 0, false, errNotRender
	}
	value, err = strconv.ParseFloat(string(token), 64)
	if errors.Is(err, strconv.ErrRange) {
		err = nil
	}
	return value, true, err
}

func isNumeric(c byte) bool {
	return c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E'
}

// small reads a whole number without sign, as times are.
func small(token []byte) (float64, bool) {
	if len(token) > 15 || token[0] == '0' && len(token) > 1 {
		return 0, false
	}
	n := 0
	for _, c := range token {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = 10*n + int(c-'0')
	}
	return float64(n), true
}

func (s *scanner) list(item func() error) error { return s.items('[', ']', item) }

func (s *scanner) object(member func(name string) error) error {
	return s.items('{', '}', func() error {
		var name string
		if err := s.decode(&name); err != nil {
			return err
		}
		if err := s.expect(':'); err != nil {
			return err
		}
		return member(name)
	})
}

func (s *scanner) items(open, shut byte, item func() error) error {
	if err := s.expect(open); err != nil {
		return err
	}
	if s.peek() == shut {
		s.at++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		switch s.peek() {
		case ',':
			s.at++
		case shut:
			s.at++
			return nil
		default:
			return errNotRender
		}
	}
}

// decode reads any value with the general decoder.
func (s *scanner) decode(into any) error {
	start := s.space()
	if err := s.skip(); err != nil {
		return err
	}
	return json.Unmarshal(s.text[start:s.at], into)
}

// skip passes over a value. What it lets through that is no JSON, decode refuses.
func (s *scanner) skip() error {
	switch s.peek() {
	case '{':
		return s.object(func(string) error { return s.skip() })
	case '[':
		return s.list(s.skip)
	case '"':
		return s.quoted()
	case 't':
		return s.literal("true")
	case 'f':
		return s.literal("false")
	default:
		_, _, err := s.number()
		return err
	}
}

func (s *scanner) quoted() error {
	for s.at++; s.at < len(s.text); s.at++ {
		switch s.text[s.at] {
		case '\\':
			s.at++
		case '"':
			s.at++
			return nil
		}
	}
	return errNotRender
}

func (s *scanner) literal(word string) error {
	if len(s.text)-s.at < len(word) || string(s.text[s.at:s.at+len(word)]) != word {
		return errNotRender
	}
	s.at += len(word)
	return nil
}

func (s *scanner) expect(c byte) error {
	if s.peek() != c {
		return errNotRender
	}
	s.at++
	return nil
}

func (s *scanner) peek() byte {
	if s.space() < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

func (s *scanner) space() int {
	for s.at < len(s.text) && (s.text[s.at] == ' ' || s.text[s.at] == '\n' || s.text[s.at] == '\r' || s.text[s.at] == '\t') {
		s.at++
	}
	return s.at
}

func (s *scanner) end() error {
	if s.space() != len(s.text) {
		return errNotRender
	}
	return nil
}
