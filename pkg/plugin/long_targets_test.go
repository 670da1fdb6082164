package plugin

import (
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// Targets as long as a query may bring, of everything that the parser looks ahead for. The interpreter's regular
// expressions cannot be interrupted: one that took the square of a target's length took minutes, whatever the budget.
func TestLongTargetsAreReadInTheirLength(t *testing.T) {
	const most = 65_000
	d := newWorld(t).dataSource(t)
	for name, part := range map[string]string{
		"letters": "a", "nodes": "a.", "calls": "f(", "arguments": "f(1,", "numbers": "1 ", "keys": "a=", "words": "true,",
		"quotes": `"`, "escaped quotes": `\"`, "both quotes": `"'`, "backslashes": `\`, "braces": "{", "pairs of braces": "{a,",
		"variables": "${", "bracketed variables": "[[", "references": "#A", "pipes": "|", "blanks": " ", "not ASCII": "ü", "conditions": "seriesByTag('a=b'",
	} {
		for _, first := range []string{"", `"`, "f(", "a,"} {
			t.Run(name+" behind "+first, func(t *testing.T) {
				target := first + strings.Repeat(part, most/len(part))
				began := time.Now()
				answer := queryData(t, d, true, `{"source": {"type": "graphite", "targets": [`+toJSON(target)+`]}}`)["A"]
				took := time.Since(began)
				t.Log(took)
				if took > patience/3 {
					t.Errorf("it took %v", took)
				}
				if answer.Status == backend.StatusInternal || answer.Error != nil && len(answer.Error.Error()) > 1000 {
					t.Errorf("%v: %.1100v", answer.Status, answer.Error)
				}
			})
		}
	}
}
