package core

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
)

const (
	// These are the same as DEFAULT_LIMITS in src/core/query/limits.ts.
	defaultSeries = 2000
	defaultPoints = 5_000_000
	// longestText limits the name and the tags of a series, in bytes.
	longestText = 64 << 10
)

// renderLimits limits the series and points of one answer. 0 means the default.
type renderLimits struct{ series, points int }

// rendered is a decoded render answer.
type rendered struct {
	series []renderedSeries
	// left is the number of series that were dropped.
	left int
}

// renderedSeries is a series without its missing values; times in ms since 1970, ascending.
type renderedSeries struct {
	target        string
	tags          map[string]any
	times, values []float64
}

var (
	errNotRender = errors.New("is not a list of series")
	errCut       = errors.New("ends half-way")
	errDeep      = errors.New("is nested deeper")
	errUnsorted  = errors.New("has points whose times do not ascend, which Graphite never sends")
	errLong      = errors.New("has a name or tags of more than 64 kB")
)

// decodeRender decodes `[{"target", "tags", "datapoints": [[value|null, seconds], …]}]`. It keeps one series and one point
// more than the limits, so that the core notices that there are more; the rest is only counted.
func decodeRender(body []byte, limits renderLimits) (*rendered, error) {
	if limits.series <= 0 {
		limits.series = defaultSeries
	}
	if limits.points <= 0 {
		limits.points = defaultPoints
	}
	s := scanner{text: bytes.TrimPrefix(body, []byte("\ufeff")), room: limits.points + 1}
	all := &rendered{series: []renderedSeries{}}
	err := s.list(func() error {
		if len(all.series) > limits.series || s.room == 0 {
			all.left++
			return s.skip()
		}
		var one renderedSeries
		if len(all.series) > 0 {
			// the series of an answer often have the same length
			like := len(all.series[len(all.series)-1].times)
			one.times, one.values = make([]float64, 0, like), make([]float64, 0, like)
		}
		err := s.series(&one)
		all.series = append(all.series, one)
		return err
	})
	if err == nil {
		err = s.end()
	}
	if err != nil {
		return nil, err
	}
	return all, nil
}

// scanner reads render answers several times as fast as a general decoder. That pays because a rule spends most of its
// time on points.
type scanner struct {
	text  []byte
	at    int
	depth int
	// room is the number of points that may still be kept.
	room int
}

func (s *scanner) series(one *renderedSeries) error {
	known := false
	err := s.object(func(name string) (err error) {
		switch name {
		case "target":
			// a name must not be null
			var text *string
			if err = s.decode(&text); err == nil && text == nil {
				err = errNotRender
			}
			if known = err == nil; known {
				one.target = *text
			}
			return err
		case "tags":
			return s.decode(&one.tags)
		case "datapoints":
			one.times, one.values = one.times[:0], one.values[:0]
			last := math.Inf(-1)
			return s.list(func() error { return s.point(one, &last) })
		default:
			return s.skip()
		}
	})
	if err == nil && !known {
		return errNotRender
	}
	return err
}

// point reads a point, and keeps it if it has a finite value. Graphite writes infinity as 1e9999, other servers write NaN,
// Infinity or +Inf.
func (s *scanner) point(one *renderedSeries, last *float64) error {
	if err := s.expect('['); err != nil {
		return err
	}
	value, has, err := s.value()
	if err != nil {
		return err
	}
	if err = s.expect(','); err != nil {
		return err
	}
	seconds, known, err := s.number()
	if err != nil {
		return err
	}
	if !known || math.IsInf(seconds, 0) {
		return errNotRender
	}
	if seconds <= *last {
		return errUnsorted
	}
	*last = seconds
	if has && !math.IsInf(value, 0) && s.room > 0 {
		s.room--
		one.times, one.values = append(one.times, seconds*1000), append(one.values, value)
	}
	return s.expect(']')
}

// notNumbers are spellings of NaN and infinity, which JSON does not have. They count as missing values.
var notNumbers = []string{"NaN", "nan", "Infinity", "-Infinity", "+Infinity", "Inf", "-Inf", "+Inf", "inf", "-inf", "+inf"}

// value reads a number, null, or one of notNumbers.
func (s *scanner) value() (value float64, has bool, err error) {
	switch s.peek() {
	case 'N', 'I', '+', '-', 'i', 'n':
		if s.follows("null") {
			break
		}
		for _, word := range notNumbers {
			if s.follows(word) && !isWord(s.text, s.at+len(word)) {
				s.at += len(word)
				return 0, false, nil
			}
		}
	}
	return s.number()
}

func isWord(text []byte, at int) bool {
	return at < len(text) && (text[at] >= 'a' && text[at] <= 'z' || text[at] >= 'A' && text[at] <= 'Z')
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
	if value, ok := short(token); ok {
		return value, true, nil
	}
	// ParseFloat accepts more than JSON: hexadecimals, underscores, a leading plus
	if len(token) > 1000 || !json.Valid(token) {
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

// powers of ten that a float64 holds exactly, as far as short needs them.
var powers = [16]float64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15}

// short reads a number of up to 15 digits without an exponent, such as a time and most values, several times as fast as
// ParseFloat and to the same bits: its digits and the power of ten to divide them by are exact, so that it is rounded once.
// False if the token is none, or not JSON.
func short(token []byte) (float64, bool) {
	digits := token
	if digits[0] == '-' {
		digits = digits[1:]
	}
	if len(digits) == 0 || len(digits) > 16 || digits[0] == '.' || digits[0] == '0' && len(digits) > 1 && digits[1] != '.' {
		return 0, false
	}
	n, point := 0, len(digits)-1
	for i, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			n = 10*n + int(c-'0')
		case c == '.' && point == len(digits)-1 && i < len(digits)-1:
			point = i
		default:
			return 0, false
		}
	}
	decimals := len(digits) - 1 - point
	if n >= 1e15 {
		return 0, false
	}
	value := float64(n) / powers[decimals]
	if len(digits) < len(token) {
		value = -value
	}
	return value, true
}

func (s *scanner) list(item func() error) error { return s.items('[', ']', item) }

func (s *scanner) object(member func(name string) error) error {
	return s.items('{', '}', func() error {
		var name string
		if s.peek() != '"' {
			return errNotRender
		}
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
	if s.depth++; s.depth > answerDepth {
		return errDeep
	}
	defer func() { s.depth-- }()
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
			return s.unexpected()
		}
	}
}

// decode reads any value with the general decoder.
func (s *scanner) decode(into any) error {
	start := s.space()
	if err := s.skip(); err != nil {
		return err
	}
	if s.at-start > longestText {
		return errLong
	}
	if err := json.Unmarshal(s.text[start:s.at], into); err != nil {
		return errNotRender
	}
	return nil
}

// skip skips a value without full validation: decode refuses what is not JSON.
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
		_, _, err := s.value()
		return err
	}
}

func (s *scanner) quoted() error {
	end := closingQuote(s.text[s.at+1:])
	if end < 0 {
		s.at = len(s.text)
		return errCut
	}
	s.at += end + 2
	return nil
}

func (s *scanner) follows(word string) bool {
	return len(s.text)-s.at >= len(word) && string(s.text[s.at:s.at+len(word)]) == word
}

func (s *scanner) literal(word string) error {
	if !s.follows(word) {
		return s.unexpected()
	}
	s.at += len(word)
	return nil
}

func (s *scanner) expect(c byte) error {
	if s.peek() != c {
		return s.unexpected()
	}
	s.at++
	return nil
}

// unexpected returns the error for an unexpected character, or for the end of the text.
func (s *scanner) unexpected() error {
	if s.space() >= len(s.text) {
		return errCut
	}
	return errNotRender
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
