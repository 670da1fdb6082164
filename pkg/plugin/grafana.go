package plugin

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"

	"github.com/hunter-for-grafana/hunter/pkg/core"
	"github.com/hunter-for-grafana/hunter/pkg/metrics"
)

const (
	// ID is that of src/datasource/plugin.json, and so the type of our data sources, which must not query one another.
	ID = "hunter-changepoints-datasource"
	// inner marks the requests that we send to Grafana, so that we recognise one that comes back to us.
	inner           = "hunter-inner"
	queryGroupID    = "X-Query-Group-Id"
	grafanaOrgID    = "X-Grafana-Org-Id"
	otherPoints     = 100_000
	otherTimeout    = 25 * time.Second
	timeToAnswer    = 2 * time.Second
	rememberedTypes = 5 * time.Minute
)

// grafana requests the series of other data sources from Grafana itself, with the token of the settings, and only for data
// sources that the settings list. The list is necessary because Grafana only checks which data sources a token may query
// if it has a licence for that.
type grafana struct {
	// configured is the URL in the settings. If empty, Grafana's root_url is used.
	configured string
	token      string
	allowed    map[string]bool
	client     *http.Client
	types      typeCache
}

// typeCache caches the types of data sources for some minutes, by organisation and uid.
type typeCache struct {
	mutex sync.Mutex
	known map[string]knownType
}

type knownType struct {
	name  string
	until time.Time
}

func newGrafana(read settings) (*grafana, error) {
	client, err := httpclient.New(httpclient.Options{Timeouts: &httpclient.TimeoutOptions{Timeout: otherTimeout, DialTimeout: 10 * time.Second}})
	if err != nil {
		return nil, err
	}
	g := &grafana{configured: read.grafanaURL, token: read.grafanaToken, client: withoutRedirects(client), allowed: map[string]bool{}}
	for _, uid := range read.otherSources {
		g.allowed[uid] = true
	}
	return g, nil
}

// asker sends the requests of one query to Grafana: with its organisation, our own data source, and identifying headers.
type asker struct {
	*grafana
	base    string
	orgID   int64
	ownUID  string
	headers http.Header
	// nested is true if the query comes from a request that we sent ourselves.
	nested bool
}

// asker makes an asker for a request of Grafana's, whatever it asks for.
func (g *grafana) asker(ctx context.Context, plugin backend.PluginContext) asker {
	a := asker{grafana: g, base: g.address(ctx), orgID: plugin.OrgID, headers: http.Header{}}
	if stored := plugin.DataSourceInstanceSettings; stored != nil {
		a.ownUID = stored.UID
	}
	return a
}

// queryAsker makes an asker for queries, which tells Grafana which rule asks.
func (g *grafana) queryAsker(ctx context.Context, request *backend.QueryDataRequest, alerting bool) asker {
	a := g.asker(ctx, request.PluginContext)
	a.nested = request.GetHTTPHeader(queryGroupID) == inner
	if alerting {
		a.headers.Set(backend.FromAlertHeaderName, "true")
	}
	for name, value := range request.Headers {
		if plain := strings.TrimPrefix(name, "http_"); strings.HasPrefix(plain, "X-Rule-") {
			a.headers.Set(plain, value)
		}
	}
	return a
}

// address returns Grafana's URL: that of the settings, or its root_url.
func (g *grafana) address(ctx context.Context) string {
	if g.configured != "" {
		return g.configured
	}
	if own, err := backend.GrafanaConfigFromContext(ctx).AppURL(); err == nil {
		return strings.TrimRight(own, "/")
	}
	return ""
}

// ask implements core.AskOther. Its errors are *core.Error, or the context's.
func (a asker) ask(ctx context.Context, asked core.Other, account *core.Account) ([]byte, error) {
	if err := a.check(ctx, asked.UID); err != nil {
		return nil, err
	}
	body, err := innerRequest(asked)
	if err != nil {
		return nil, err
	}
	ctx, cancel := withRoomToAnswer(ctx)
	defer cancel()
	response, err := a.send(ctx, http.MethodPost, "/api/ds/query", body)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := readAtMost(ctx, response, pointsLimit, account)
	var beyond *beyondLimit
	switch {
	case errors.As(err, &beyond):
		return nil, &core.Error{Kind: "server", Message: fmt.Sprintf("The answer of data source %q cannot be used: %v", asked.UID, err)}
	case err != nil:
		return nil, &core.Error{Kind: "unreachable", Message: fmt.Sprintf("Grafana's answer for data source %q broke off: %s", asked.UID, unreachable(err))}
	}
	// Grafana answers 400 if the other data source has an error, which is in `results`
	if hasResults(answer) {
		return answer, nil
	}
	return nil, refusalOf(response.StatusCode, answer, asked.UID)
}

// check returns an error if a data source must not be queried.
func (a asker) check(ctx context.Context, uid string) error {
	unsupported := func(message string) error { return &core.Error{Kind: "unsupported", Message: message} }
	switch {
	case uid == "":
		return &core.Error{Kind: "input", Message: "The query names no other data source: pick one."}
	case a.nested || uid == a.ownUID:
		return unsupported("A Hunter data source cannot analyse the series of a Hunter data source: query those that it gets its series from.")
	case a.token == "" || !a.allowed[uid]:
		return unsupported(fmt.Sprintf("Alert rules, public dashboards and the HTTP API may not ask the data source %q: an administrator can allow it in this data source's settings, under “Other data sources”.", uid))
	}
	name, err := a.typeOf(ctx, uid)
	if err != nil {
		return err
	}
	if name == ID {
		return unsupported("A Hunter data source cannot analyse the series of a Hunter data source: query those that it gets its series from.")
	}
	return nil
}

// typeOf returns the plugin id of a data source.
func (a asker) typeOf(ctx context.Context, uid string) (string, error) {
	key := strconv.FormatInt(a.orgID, 10) + " " + uid
	a.types.mutex.Lock()
	known, there := a.types.known[key]
	a.types.mutex.Unlock()
	fresh := there && time.Now().Before(known.until)
	metrics.LookedUp(metrics.DataSourceTypes, fresh)
	if fresh {
		return known.name, nil
	}
	var source struct {
		Type string `json:"type"`
	}
	if err := a.read(ctx, "/api/datasources/uid/"+url.PathEscape(uid), uid, &source); err != nil {
		return "", err
	}
	a.types.mutex.Lock()
	defer a.types.mutex.Unlock()
	if a.types.known == nil {
		a.types.known = map[string]knownType{}
	}
	a.types.known[key] = knownType{source.Type, time.Now().Add(rememberedTypes)}
	return source.Type, nil
}

// read requests a small JSON object from Grafana.
func (a asker) read(ctx context.Context, path, uid string, into any) error {
	response, err := a.send(ctx, http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, refusalLimit))
	if err != nil {
		return &core.Error{Kind: "unreachable", Message: "Grafana's answer broke off: " + unreachable(err)}
	}
	if response.StatusCode != http.StatusOK {
		return refusalOf(response.StatusCode, body, uid)
	}
	if json.Unmarshal(body, into) != nil {
		return &core.Error{Kind: "server", Message: "The address of Grafana in the settings answers, but not as Grafana does: check it, under “Other data sources”."}
	}
	return nil
}

func (a asker) send(ctx context.Context, method, path string, body []byte) (*http.Response, error) {
	if problem := checkURL("Grafana", a.base); problem != "" {
		return nil, &core.Error{Kind: "unreachable", Message: problem}
	}
	request, err := http.NewRequestWithContext(ctx, method, a.base+path, bytes.NewReader(body))
	if err != nil {
		return nil, &core.Error{Kind: "unreachable", Message: "The URL of Grafana is not valid."}
	}
	for name, values := range a.headers {
		request.Header[name] = values
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Authorization", "Bearer "+a.token)
	// a token belongs to one organisation; without this header, Grafana would answer for that one, whatever the query's is
	request.Header.Set(grafanaOrgID, strconv.FormatInt(a.orgID, 10))
	request.Header.Set(queryGroupID, inner)
	began := time.Now()
	response, err := a.client.Do(request)
	metrics.Asked("Grafana", began, response)
	logAsked(request, "Grafana", began, response)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, &core.Error{Kind: "unreachable", Message: fmt.Sprintf("Grafana cannot be reached for another data source: %s Set its address in this data source's settings, under “Other data sources”.", unreachable(err))}
	}
	if response.StatusCode >= 300 && response.StatusCode < 400 {
		_ = response.Body.Close()
		return nil, &core.Error{Kind: "unreachable", Message: "Grafana cannot be asked for another data source: " + redirected(response, path) + " Set the address that it redirects to in this data source's settings, under “Other data sources”."}
	}
	return response, nil
}

// withRoomToAnswer shortens the deadline, so that an error can still be sent before the caller gives up.
func withRoomToAnswer(ctx context.Context) (context.Context, context.CancelFunc) {
	if deadline, known := ctx.Deadline(); known {
		if earlier := deadline.Add(-timeToAnswer); time.Until(earlier) < otherTimeout {
			return context.WithDeadline(ctx, earlier)
		}
	}
	return context.WithTimeout(ctx, otherTimeout)
}

// naming are the fields with which Grafana finds a query's data source and time range, or skips it. A stored query must not
// set them: we do.
var naming = []string{"datasource", "datasourceId", "datasourceUid", "refId", "timeRange", "_timeRange", "hide", "maxDataPoints", "intervalMs"}

// innerRequest makes the body of the request to Grafana: one query, for the data source that was checked.
func innerRequest(asked core.Other) ([]byte, error) {
	query := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(asked.Query))
	decoder.UseNumber()
	if err := decoder.Decode(&query); err != nil {
		return nil, &core.Error{Kind: "input", Message: "The query of the other data source is not an object: open it in the editor and save it again."}
	}
	for name := range query {
		// Grafana ignores the case of fields
		for _, ours := range naming {
			if strings.EqualFold(name, ours) {
				delete(query, name)
			}
		}
	}
	query["refId"] = "A"
	query["datasource"] = map[string]string{"uid": asked.UID}
	query["maxDataPoints"] = otherPoints
	query["intervalMs"] = asked.Interval
	return json.Marshal(map[string]any{
		"from":    strconv.FormatInt(asked.From, 10),
		"to":      strconv.FormatInt(asked.To, 10),
		"queries": []any{query},
	})
}

func hasResults(body []byte) bool {
	var answer struct {
		Results json.RawMessage `json:"results"`
		Message json.RawMessage `json:"message"`
	}
	return json.Unmarshal(body, &answer) == nil && answer.Results != nil && answer.Message == nil
}

// refusalOf makes the error for a refusal of Grafana itself, with what an administrator can do.
func refusalOf(status int, body []byte, uid string) error {
	var refusal struct {
		Message   string `json:"message"`
		MessageID string `json:"messageId"`
	}
	_ = json.Unmarshal(body, &refusal)
	told := func(kind, message string) error { return &core.Error{Kind: kind, Message: message} }
	switch {
	case refusal.MessageID == "api-key.organization-mismatch":
		return told("auth", "The Grafana token in this data source's settings is of another organisation: enter one of a service account of this organisation.")
	case status == http.StatusUnauthorized, status == http.StatusForbidden:
		return told("auth", fmt.Sprintf("Grafana refused the token in this data source's settings (%d): enter one of a service account with the role Viewer.", status))
	case status == http.StatusNotFound:
		return told("not-found", fmt.Sprintf("There is no data source %q any more: choose another one in the query.", uid))
	case refusal.MessageID == "plugin.unavailable":
		return told("unsupported", fmt.Sprintf("The data source %q answers in the browser only, so that alert rules cannot ask it.", uid))
	case refusal.Message != "":
		return told("server", fmt.Sprintf("Grafana says (%d): %.300s", status, refusal.Message))
	}
	return told("server", fmt.Sprintf("Grafana answered %d to a query of data source %q.", status, uid))
}
