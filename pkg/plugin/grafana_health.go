package plugin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"sort"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// checkOthers tests the token for other data sources, and each data source that the settings allow.
func (d *Datasource) checkOthers(request *backend.CheckHealthRequest) func(context.Context) verdict {
	return func(ctx context.Context) verdict {
		uids := make([]string, 0, len(d.grafana.allowed))
		for uid := range d.grafana.allowed {
			uids = append(uids, uid)
		}
		sort.Strings(uids)
		switch {
		case len(uids) == 0:
			return verdict{}
		case d.grafana.token == "":
			return verdict{bad: "Other data sources are allowed, but there is no Grafana token to ask them with: enter one of a service account with the role Viewer."}
		}
		a := d.grafana.asker(ctx, request.PluginContext)
		var org struct {
			ID int64 `json:"id"`
		}
		if err := a.read(ctx, "/api/org", "", &org); err != nil {
			return verdict{bad: sentenceOf(err)}
		}
		if org.ID != a.orgID {
			return verdict{bad: "The Grafana token is of another organisation: enter one of a service account of this organisation."}
		}
		problems := []string{}
		for _, uid := range uids {
			if problem := a.checkSource(ctx, uid); problem != "" {
				problems = append(problems, problem)
			}
		}
		if len(problems) > 0 {
			return verdict{bad: strings.Join(problems, " ")}
		}
		return verdict{good: fmt.Sprintf("Alert rules may ask %s.", countOf(len(uids), "other data source"))}
	}
}

// checkSource describes why an allowed data source cannot be queried; "" if it can.
func (a asker) checkSource(ctx context.Context, uid string) string {
	if err := a.check(ctx, uid); err != nil {
		return sentenceOf(err)
	}
	response, err := a.send(ctx, http.MethodGet, "/api/datasources/uid/"+url.PathEscape(uid)+"/health", nil)
	if err != nil {
		return sentenceOf(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode == http.StatusOK {
		return ""
	}
	body, err := io.ReadAll(io.LimitReader(response.Body, refusalLimit))
	if err != nil {
		return fmt.Sprintf("Grafana's answer about data source %q broke off.", uid)
	}
	return fmt.Sprintf("The data source %q: %s", uid, sentenceOf(refusalOf(response.StatusCode, body, uid)))
}

func sentenceOf(err error) string {
	var told *core.Error
	if errors.As(err, &told) {
		return told.Message
	}
	return "Grafana did not answer in time."
}

func countOf(n int, what string) string {
	if n == 1 {
		return "one " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
