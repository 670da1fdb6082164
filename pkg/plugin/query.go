package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"

	"github.com/hunter-for-grafana/hunter/pkg/core"
	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

// pool is shared by all data sources. Engines keep no data of a query after it has ended.
var pool = core.NewPool()

// evaluation limits the time of a query. Grafana's default limit for alert rules is 30 s.
const evaluation = 2 * time.Minute

// QueryData answers queries of alert rules, recording rules, public dashboards, reports and the HTTP API; panels run theirs
// in the browser, with the same core. Requests with the header FromAlert get no annotations.
func (d *Datasource) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	ctx, cancel := context.WithTimeout(d.withIdentity(withRequestID(ctx), request), evaluation)
	defer cancel()
	alerting := request.Headers[backend.FromAlertHeaderName] == "true" || request.GetHTTPHeader(backend.FromAlertHeaderName) == "true"
	other := d.grafana.queryAsker(ctx, request, alerting)
	references := targetsByRef(request.Queries)
	response := backend.NewQueryDataResponse()
	var done sync.WaitGroup
	var mutex sync.Mutex
	for _, query := range request.Queries {
		done.Go(func() {
			answer := d.answer(ctx, core.Query{
				RefID:      query.RefID,
				Source:     d.source,
				Memory:     &d.memory,
				Other:      other.ask,
				Model:      query.JSON,
				References: references,
				Settings:   d.settings,
				View:       core.RangeOf(query.TimeRange.From, query.TimeRange.To),
				Now:        d.timeOf(query, alerting).UnixMilli(),
				Alerting:   alerting,
			})
			mutex.Lock()
			defer mutex.Unlock()
			response.Responses[query.RefID] = answer
		})
	}
	done.Wait()
	return response, nil
}

// timeOf is the time of an evaluation, which all queries of a rule share, so that they ask the same; now for others, and for
// rules that look at the past.
func (d *Datasource) timeOf(query backend.DataQuery, alerting bool) time.Time {
	now := d.now()
	if ago := now.Sub(query.TimeRange.To); alerting && ago >= 0 && ago < time.Minute {
		return query.TimeRange.To
	}
	return now
}

func (d *Datasource) answer(ctx context.Context, query core.Query) backend.DataResponse {
	ctx, span := tracing.DefaultTracer().Start(ctx, "answer query", trace.WithAttributes(
		attribute.String("refId", query.RefID), attribute.Bool("alerting", query.Alerting)))
	defer span.End()
	began := time.Now()
	frames, err := pool.Answer(ctx, query, d.sender(query.Alerting))
	metrics.Answered(resultOf(err), began)
	if err != nil {
		_ = tracing.Error(span, err)
	}
	var told *core.Error
	switch {
	case err == nil:
		return backend.DataResponse{Status: backend.StatusOK, Frames: frames}
	case errors.As(err, &told):
		return toResponse(ctx, told)
	case errors.Is(err, context.DeadlineExceeded):
		return backend.ErrDataResponseWithSource(backend.StatusTimeout, backend.ErrorSourceDownstream,
			"The query took too long and was broken off: ask for fewer series or a shorter time range.")
	default:
		return backend.ErrDataResponseWithSource(backend.StatusTimeout, backend.ErrorSourceDownstream, "The query was cancelled.")
	}
}

// resultOf is "ok", or the kind of an error.
func resultOf(err error) string {
	var told *core.Error
	switch {
	case err == nil:
		return "ok"
	case errors.As(err, &told):
		return told.Kind
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	default:
		return "cancelled"
	}
}

// toResponse makes the response for an error, with a status by its kind. If a service refused our credentials, the status
// is not 401, which would log the user out of Grafana. A query without data is no error: alert rules report it as NoData.
func toResponse(ctx context.Context, told *core.Error) backend.DataResponse {
	status, known := statuses[told.Kind]
	switch {
	case told.Kind == "empty":
		return backend.DataResponse{Status: backend.StatusOK, Frames: emptyFrames(told.Message)}
	case !known:
		log.DefaultLogger.FromContext(ctx).Error(told.Message)
		return backend.ErrDataResponseWithSource(backend.StatusInternal, backend.ErrorSourcePlugin, told.Message)
	}
	return backend.ErrDataResponseWithSource(status, backend.ErrorSourceDownstream, told.Message)
}

// The keys are the kinds of HunterError in src/core/errors.ts.
var statuses = map[string]backend.Status{
	"input":       backend.StatusBadRequest,
	"definition":  backend.StatusBadRequest,
	"unsupported": backend.StatusNotImplemented,
	"not-found":   backend.StatusNotFound,
	"auth":        backend.StatusBadGateway,
	"unreachable": backend.StatusBadGateway,
	"server":      backend.StatusBadGateway,
}

// emptyFrames makes a frame without data that alerting understands, with the reason as a notice for users.
func emptyFrames(reason string) data.Frames {
	frame := data.NewFrame("")
	frame.Meta = &data.FrameMeta{
		Type:        data.FrameTypeTimeSeriesMulti,
		TypeVersion: data.FrameTypeVersion{0, 1},
		Notices:     []data.Notice{{Severity: data.NoticeSeverityWarning, Text: reason}},
	}
	return data.Frames{frame}
}

// targetsByRef returns the Graphite targets of queries by letter.
func targetsByRef(queries []backend.DataQuery) map[string][]string {
	all := map[string][]string{}
	for _, query := range queries {
		var model struct {
			Source struct {
				Type    string   `json:"type"`
				Targets []string `json:"targets"`
			} `json:"source"`
		}
		if json.Unmarshal(query.JSON, &model) == nil && model.Source.Type == "graphite" {
			all[query.RefID] = model.Source.Targets
		}
	}
	return all
}
