package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// verdict is the result of a check: a sentence in one of the two fields, or none if there is nothing to report.
type verdict struct{ good, bad string }

// CheckHealth tests each part separately, and says what to do about those that fail.
func (d *Datasource) CheckHealth(ctx context.Context, request *backend.CheckHealthRequest) (*backend.CheckHealthResult, error) {
	ctx = d.withIdentity(ctx, request)
	good, bad := []string{}, []string{}
	for _, check := range []func(context.Context) verdict{checkEngine, d.checkGraphite, d.checkFallout, d.checkToken, d.checkProxy, d.checkOthers(request)} {
		switch v := check(ctx); {
		case v.bad != "":
			bad = append(bad, v.bad)
		case v.good != "":
			good = append(good, v.good)
		}
	}
	if len(bad) > 0 {
		return &backend.CheckHealthResult{Status: backend.HealthStatusError, Message: strings.Join(append(bad, good...), " ")}, nil
	}
	return &backend.CheckHealthResult{Status: backend.HealthStatusOk, Message: strings.Join(good, " ")}, nil
}

// checkEngine analyses a synthetic series, as an alert rule would, without a server.
func checkEngine(ctx context.Context) verdict {
	if err := pool.Check(ctx); err != nil {
		return verdict{bad: fmt.Sprintf("Alert rules cannot be evaluated: %v Look into Grafana's log, and restart the plugin.", err)}
	}
	return verdict{}
}

func (d *Datasource) checkGraphite(ctx context.Context) verdict {
	if d.graphite.base == "" && len(d.grafana.allowed) > 0 {
		// those who alert on other data sources only need not have one
		return verdict{}
	}
	answer, err := d.graphite.send(ctx, http.MethodGet, "/metrics/find", "query=*", nil)
	if err != nil {
		return unreached("Graphite", err)
	}
	defer func() { _ = answer.Body.Close() }()
	switch answer.StatusCode {
	case http.StatusOK:
		var nodes []struct {
			ID string `json:"id"`
		}
		if err := json.NewDecoder(io.LimitReader(answer.Body, 16<<20)).Decode(&nodes); err != nil {
			return verdict{bad: "The server at the Graphite URL answers, but not as Graphite does: check that the URL is that of graphite-web."}
		}
		return verdict{good: d.describeGraphite(ctx)}
	case http.StatusUnauthorized, http.StatusForbidden:
		return verdict{bad: fmt.Sprintf("Graphite refused the credentials (%d): check user and password.", answer.StatusCode)}
	default:
		return verdict{bad: fmt.Sprintf("Graphite answered %d to a search for metrics: check that the URL is that of graphite-web.", answer.StatusCode)}
	}
}

// unreached describes why a service was not reached, and what to do.
func unreached(service string, err error) verdict {
	var settings *wrongURL
	if errors.As(err, &settings) {
		return verdict{bad: settings.problem}
	}
	return verdict{bad: fmt.Sprintf("%s cannot be reached: %v Check its URL and that it runs.", service, err)}
}

func (d *Datasource) checkFallout(ctx context.Context) verdict {
	if d.fallout.base == "" {
		// those who have none need not hear of it
		return verdict{}
	}
	version, err := d.fallout.identify(ctx)
	var stranger *notFallout
	switch {
	case errors.As(err, &stranger):
		return verdict{bad: fmt.Sprintf("Fallout cannot be used: %v Check its URL.", err)}
	case err != nil:
		return unreached("Fallout", err)
	}
	return verdict{good: fmt.Sprintf("Fallout answers (%s).", version)}
}

// checkToken tests the token by requesting a test, which need not exist. Fallout has no cheaper request that needs a token,
// and none for the current user.
func (d *Datasource) checkToken(ctx context.Context) verdict {
	if d.fallout.base == "" {
		return verdict{}
	}
	if d.fallout.token == "" {
		return verdict{good: "No Fallout token is set: tests can be read, users cannot be listed."}
	}
	answer, err := d.fallout.send(ctx, http.MethodGet, "/tests/hunter-token-check/api", "", nil)
	if err != nil {
		return verdict{} // said by checkFallout
	}
	defer func() { _ = answer.Body.Close() }()
	switch answer.StatusCode {
	case http.StatusOK, http.StatusNotFound:
		return verdict{good: "The Fallout token is accepted."}
	case http.StatusUnauthorized:
		return verdict{bad: "Fallout refused the token: enter the OAuth ID that your Fallout account page shows."}
	case http.StatusInternalServerError:
		return verdict{bad: "The Fallout token is not a UUID: enter the OAuth ID that your Fallout account page shows."}
	default:
		return verdict{bad: fmt.Sprintf("Fallout answered %d when the token was tried.", answer.StatusCode)}
	}
}

// checkProxy describes the risk if Graphite's URL is still stored in `url`.
func (d *Datasource) checkProxy(context.Context) verdict {
	if !d.proxied {
		return verdict{}
	}
	return verdict{good: "But Graphite’s address is also in the field url: through Grafana’s own data source proxy every viewer can send Graphite any request, writing ones too. Save these settings in Grafana to move it; where they are provisioned, give it as jsonData.graphiteUrl, and “http://” as url."}
}
