package plugin

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

const (
	// answerLimit bounds one answer, bytes: a rule over 1,000 series of a year needs 10 MB.
	answerLimit = 64 << 20
	// pause is how long a server that is not there for a moment gets before it is asked once more.
	pause = 300 * time.Millisecond
)

// ask sends what the core wants to know, with the services' credentials. What goes wrong is an answer of status 0.
func (d *Datasource) ask(ctx context.Context, request core.Request) core.Answer {
	answer := d.askOnce(ctx, request)
	switch answer.Status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		select {
		case <-time.After(pause):
			return d.askOnce(ctx, request)
		case <-ctx.Done():
		}
	}
	return answer
}

func (d *Datasource) askOnce(ctx context.Context, request core.Request) core.Answer {
	service, routes := d.graphite, graphiteRoutes
	if request.Service == "fallout" {
		service, routes = d.fallout, falloutRoutes
	}
	path, err := url.PathUnescape(request.Path)
	if err != nil || !allowed(routes, request.Method, path) {
		return core.Answer{Body: []byte(fmt.Sprintf("%s %s is not one of the requests this data source makes.", request.Method, request.Path))}
	}
	response, err := service.send(ctx, request.Method, path, request.Query, []byte(request.Form))
	if err != nil {
		return core.Answer{Body: []byte(err.Error())}
	}
	defer func() { _ = response.Body.Close() }()
	limit := int64(answerLimit)
	if response.StatusCode < 200 || response.StatusCode > 299 {
		limit = refusalLimit
	}
	body, err := readAtMost(response, limit+1)
	switch {
	case err != nil:
		return core.Answer{Body: []byte("its answer broke off: " + unreachable(err))}
	case int64(len(body)) > limit && limit == answerLimit:
		return core.Answer{Body: []byte(fmt.Sprintf("its answer has more than %d MB. Ask for fewer series or a shorter time.", answerLimit>>20))}
	}
	return core.Answer{Status: response.StatusCode, ContentType: response.Header.Get("Content-Type"), Body: body}
}

// readAtMost reads an answer into as much memory as it says that it needs.
func readAtMost(response *http.Response, limit int64) ([]byte, error) {
	var body bytes.Buffer
	if length := min(response.ContentLength, limit); length > 0 {
		body.Grow(int(length) + bytes.MinRead)
	}
	_, err := body.ReadFrom(io.LimitReader(response.Body, limit))
	return body.Bytes(), err
}
