package plugin

import (
	"context"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

// withRequestID marks the log lines of one request of Grafana, so that they are found together. Grafana's own traceID is
// only there if Grafana traces.
func withRequestID(ctx context.Context) context.Context {
	return log.WithContextualAttributes(ctx, []any{"requestId", strconv.FormatUint(rand.Uint64(), 36)})
}

// logAsked logs a request to a service that began at a time, without its parameters. response is nil if the service was not
// reached.
func logAsked(request *http.Request, service string, began time.Time, response *http.Response) {
	status := 0
	if response != nil {
		status = response.StatusCode
	}
	log.DefaultLogger.FromContext(request.Context()).Debug("Service asked",
		"service", service, "method", request.Method, "path", request.URL.Path, "status", status, "duration", time.Since(began).String())
}
