package plugin

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/core"
	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

const (
	// pointsLimit limits an answer with points, in bytes. A rule over 1,000 series of a year needs 10 MB.
	pointsLimit = 64 << 20
	// listLimit limits any other answer, in bytes. The interpreter parses these lists of metrics, events and tests.
	listLimit = 16 << 20
	// drawn is the memory that is reserved at a time, in bytes, while an answer of unknown length arrives.
	drawn = 1 << 20
	// secondChance is the pause before a request is repeated, if the server was not available.
	secondChance = 300 * time.Millisecond
)

// ask sends a request of the core, with the service's credentials. Failures are answers of status 0.
func (d *Datasource) ask(ctx context.Context, request core.Request, account *core.Account) core.Answer {
	answer := d.askOnce(ctx, request, account)
	switch answer.Status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		select {
		case <-time.After(d.secondChance):
			return d.askOnce(ctx, request, account)
		case <-ctx.Done():
		}
	}
	return answer
}

func (d *Datasource) askOnce(ctx context.Context, request core.Request, account *core.Account) core.Answer {
	service, routes := d.graphite, graphiteRoutes
	if request.Service == "fallout" {
		service, routes = d.fallout, falloutRoutes
	}
	path, err := url.PathUnescape(request.Path)
	if err != nil || !allowed(routes, request.Method, path) {
		metrics.Refused()
		return core.Answer{Body: []byte(fmt.Sprintf("%s %s is not one of the requests this data source makes.", request.Method, request.Path))}
	}
	response, err := service.send(ctx, request.Method, path, request.Query, []byte(request.Form))
	if err != nil {
		return core.Answer{Body: []byte(err.Error())}
	}
	defer func() { _ = response.Body.Close() }()
	limit := int64(listLimit)
	switch {
	case response.StatusCode < 200 || response.StatusCode > 299:
		// the beginning of an error page is enough
		body, err := io.ReadAll(io.LimitReader(response.Body, refusalLimit))
		if err != nil {
			return brokenOff(err)
		}
		return core.Answer{Status: response.StatusCode, ContentType: response.Header.Get("Content-Type"), Body: body}
	case path == "/render":
		limit = pointsLimit
	}
	body, err := readAtMost(ctx, response, limit, account)
	if err != nil {
		return brokenOff(err)
	}
	return core.Answer{Status: response.StatusCode, ContentType: response.Header.Get("Content-Type"), Body: body}
}

// brokenOff makes the answer for a response that could not be read completely.
func brokenOff(err error) core.Answer {
	var beyond *beyondLimit
	if errors.As(err, &beyond) {
		return core.Answer{Problem: beyond.Error()}
	}
	return core.Answer{Body: []byte("its answer broke off: " + unreachable(err))}
}

// beyondLimit is the error for an answer that is larger than its limit.
type beyondLimit struct{ reason string }

func (b *beyondLimit) Error() string { return b.reason }

func largerThan(limit int64) error {
	return &beyondLimit{fmt.Sprintf("it has more than %d MB. Ask for fewer series or a shorter time.", limit>>20)}
}

// readAtMost reads an answer, and reserves memory as it arrives, not by the length that the server announces.
func readAtMost(ctx context.Context, response *http.Response, limit int64, account *core.Account) ([]byte, error) {
	if response.ContentLength > limit {
		return nil, largerThan(limit)
	}
	var body bytes.Buffer
	body.Grow(int(min(max(response.ContentLength, 0), drawn)) + bytes.MinRead)
	for {
		got, err := io.CopyN(&body, response.Body, drawn)
		if err != nil && err != io.EOF {
			return nil, err
		}
		if int64(body.Len()) > limit {
			return nil, largerThan(limit)
		}
		if drawErr := account.Draw(ctx, got); drawErr != nil {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, &beyondLimit{drawErr.Error()}
		}
		if err == io.EOF {
			return body.Bytes(), nil
		}
	}
}
