package core

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
)

const (
	// queryDepth limits the nesting of a stored query, and answerDepth that of an answer, because parsers are recursive.
	queryDepth  = 32
	answerDepth = 64
	// smallAnswer is the length, in bytes, up to which an unusable answer is passed to the core, which describes it.
	smallAnswer = 64 << 10
)

// received is an answer for the core. The series of a render answer are already decoded.
type received struct {
	Answer
	rendered *rendered
}

// receive decodes an answer, and refuses one that is nested too deep.
func receive(request Request, answer Answer, limits renderLimits) received {
	if request.Service == "graphite" && request.Path == "/render" && answer.Status == http.StatusOK {
		return receiveRender(answer, limits)
	}
	if err := checkDepth(answer.Body, answerDepth); err != nil {
		return unusable("it " + err.Error() + ".")
	}
	return received{Answer: answer}
}

func receiveRender(answer Answer, limits renderLimits) received {
	decoded, err := decodeRender(answer.Body, limits)
	switch {
	case err == nil:
		return received{Answer: Answer{Status: answer.Status, ContentType: answer.ContentType}, rendered: decoded}
	case errors.Is(err, errDeep), errors.Is(err, errUnsorted), errors.Is(err, errLong):
		return unusable("it " + err.Error() + ".")
	case len(answer.Body) <= smallAnswer:
		return received{Answer: answer}
	case errors.Is(err, errCut):
		return unusable(fmt.Sprintf("it ends half-way, after %d kB: Graphite or a proxy in front of it broke off. Try again, or ask for less at once.", len(answer.Body)/1000))
	default:
		return unusable("it is not a list of series: check that the Graphite URL in the settings is that of graphite-web.")
	}
}

func unusable(problem string) received { return received{Answer: Answer{Problem: problem}} }

// checkDepth refuses text in which brackets outside of strings are nested more than `most` levels. It need not be JSON.
func checkDepth(text []byte, most int) error {
	depth := 0
	for at := 0; at < len(text); at++ {
		switch text[at] {
		case '[', '{':
			if depth++; depth > most {
				return fmt.Errorf("%w than %d levels", errDeep, most)
			}
		case ']', '}':
			depth--
		case '"':
			end := closingQuote(text[at+1:])
			if end < 0 {
				return nil
			}
			at += 1 + end
		}
	}
	return nil
}

// closingQuote returns the position of the quote that ends a string which began before the text; -1 if there is none.
func closingQuote(text []byte) int {
	for at := 0; ; {
		next := bytes.IndexByte(text[at:], '"')
		if next < 0 {
			return -1
		}
		at += next
		backslashes := 0
		for backslashes < at && text[at-1-backslashes] == '\\' {
			backslashes++
		}
		if backslashes%2 == 0 {
			return at
		}
		at++
	}
}
