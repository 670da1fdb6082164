package core

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// Check answers a rule's query for a synthetic series with one step. It returns an error if the step is not found.
func (p *Pool) Check(ctx context.Context) error {
	const runs, step = 30, 15
	now := time.Now().UTC().Truncate(24 * time.Hour)
	var points []string
	for i := range runs {
		level := 100 + i%3
		if i >= step {
			level = 50 + i%3
		}
		points = append(points, fmt.Sprintf("[%d,%d]", level, now.AddDate(0, 0, i+1-runs).Unix()))
	}
	answer := fmt.Sprintf(`[{"target":"check","datapoints":[%s]}]`, strings.Join(points, ","))
	frames, err := p.Answer(ctx, Query{
		RefID:    "A",
		Source:   "health",
		Model:    json.RawMessage(`{"source":{"type":"graphite","targets":["check"]},"show":"changeSeries"}`),
		Settings: json.RawMessage(`{}`),
		View:     RangeOf(now.AddDate(0, 0, -runs), now),
		Now:      now.UnixMilli(),
		Alerting: true,
	}, func(context.Context, Request, *Account) Answer {
		return Answer{Status: http.StatusOK, ContentType: "application/json", Body: []byte(answer)}
	})
	if err != nil {
		return err
	}
	if len(frames) == 1 && len(frames[0].Fields) == 2 && frames[0].Rows() == runs {
		if change, ok := frames[0].Fields[1].At(step).(float64); ok && change != 0 {
			return nil
		}
	}
	return internal("a change that is there was not found.")
}
