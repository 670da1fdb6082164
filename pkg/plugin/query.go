package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// pool is shared by all configured data sources: engines hold nothing of any.
var pool = core.NewPool()

// evaluation bounds how long a query may take. Grafana gives alert rules 30 s unless told otherwise.
const evaluation = 2 * time.Minute

// QueryData answers alert rules, recording rules, public dashboards, reports and the HTTP API, as panels are answered in
// the browser. Requests with the header FromAlert get no annotations.
func (d *Datasource) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	ctx, cancel := context.WithTimeout(d.withIdentity(ctx, request), evaluation)
	defer cancel()
	alerting := request.Headers[backend.FromAlertHeaderName] == "true" || request.GetHTTPHeader(backend.FromAlertHeaderName) == "true"
	other := d.asker(ctx, request, alerting)
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
				Now:        d.now().UnixMilli(),
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

func (d *Datasource) answer(ctx context.Context, query core.Query) backend.DataResponse {
	frames, err := pool.Answer(ctx, query, d.sender(query.Alerting))
	var told *core.Error
	switch {
	case err == nil:
		return backend.DataResponse{Status: backend.StatusOK, Frames: frames}
	case errors.As(err, &told):
		return toResponse(told)
	case errors.Is(err, context.DeadlineExceeded):
		return backend.ErrDataResponseWithSource(backend.StatusTimeout, backend.ErrorSourceDownstream,
			"The query took too long and was broken off: ask for fewer series or a shorter time range.")
	default:
		return backend.ErrDataResponseWithSource(backend.StatusTimeout, backend.ErrorSourceDownstream, "The query was cancelled.")
	}
}

// toResponse gives an error the status that fits its kind. Refused credentials are ours, not those of whoever asks: a
// 401 would log users out of Grafana. Nothing to show is no error: alert rules call it NoData.
func toResponse(told *core.Error) backend.DataResponse {
	status, known := statuses[told.Kind]
	switch {
	case told.Kind == "empty":
		return backend.DataResponse{Status: backend.StatusOK, Frames: emptyFrames(told.Message)}
	case !known:
		log.DefaultLogger.Error(told.Message)
		return backend.ErrDataResponseWithSource(backend.StatusInternal, backend.ErrorSourcePlugin, told.Message)
	}
	return backend.ErrDataResponseWithSource(status, backend.ErrorSourceDownstream, told.Message)
}

// By kinds of HunterError in src/core/errors.ts.
var statuses = map[string]backend.Status{
	"input":       backend.StatusBadRequest,
	"definition":  backend.StatusBadRequest,
	"unsupported": backend.StatusNotImplemented,
	"not-found":   backend.StatusNotFound,
	"auth":        backend.StatusBadGateway,
	"unreachable": backend.StatusBadGateway,
	"server":      backend.StatusBadGateway,
}

// emptyFrames is no data of the kind that alerting knows, with the reason for people.
func emptyFrames(reason string) data.Frames {
	frame := data.NewFrame("")
	frame.Meta = &data.FrameMeta{
		Type:        data.FrameTypeTimeSeriesMulti,
		TypeVersion: data.FrameTypeVersion{0, 1},
		Notices:     []data.Notice{{Severity: data.NoticeSeverityWarning, Text: reason}},
	}
	return data.Frames{frame}
}

// targetsByRef gives the Graphite targets of queries by letter.
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
