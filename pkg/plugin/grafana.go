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
)

const (
	// ownType is that of our data sources, which are not asked by one another.
	ownType = "hunter-changepoints-datasource"
	// inner marks the requests that we send to Grafana, so that one that comes back to us is known.
	inner           = "hunter-inner"
	queryGroupID    = "X-Query-Group-Id"
	grafanaOrgID    = "X-Grafana-Org-Id"
	otherPoints     = 100_000
	otherTimeout    = 25 * time.Second
	timeToAnswer    = 2 * time.Second
	rememberedTypes = 5 * time.Minute
)

// grafana asks Grafana itself for the series of other data sources: with a token of the settings, and only for those that
// the settings list. Grafana does not check which source a token may query unless it has a licence for that, so that the
// list is what keeps others from being read.
type grafana struct {
	// configured is the address of the settings; Grafana's own when empty.
	configured string
	token      string
	allowed    map[string]bool
	client     *http.Client
	types      typeCache
}

// typeCache remembers the types of data sources for some minutes, by organisation and uid.
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

// asker is who asks Grafana for a request: its organisation, our own data source, and the headers that tell why.
type asker struct {
	*grafana
	base    string
	orgID   int64
	ownUID  string
	headers http.Header
	// nested says that the request was sent by ourselves.
	nested bool
}

func (d *Datasource) asker(ctx context.Context, request *backend.QueryDataRequest, alerting bool) asker {
	a := asker{grafana: d.grafana, base: d.grafana.address(ctx), orgID: request.PluginContext.OrgID, headers: http.Header{},
		nested: request.GetHTTPHeader(queryGroupID) == inner}
	if stored := request.PluginContext.DataSourceInstanceSettings; stored != nil {
		a.ownUID = stored.UID
	}
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

// address is where Grafana listens: what the settings say, or its root_url.
func (g *grafana) address(ctx context.Context) string {
	if g.configured != "" {
		return g.configured
	}
	if own, err := backend.GrafanaConfigFromContext(ctx).AppURL(); err == nil {
		return strings.TrimRight(own, "/")
	}
	return ""
}

// ask is core.AskOther. Errors are *core.Error, or the context's.
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
	// Grafana answers 400 where the other data source has an error, and says which in `results`
	if hasResults(answer) {
		return answer, nil
	}
	return nil, refusalOf(response.StatusCode, answer, asked.UID)
}

// check says why a data source may not be asked.
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
	if name == ownType {
		return unsupported("A Hunter data source cannot analyse the series of a Hunter data source: query those that it gets its series from.")
	}
	return nil
}

// typeOf is the plugin of a data source.
func (a asker) typeOf(ctx context.Context, uid string) (string, error) {
	key := strconv.FormatInt(a.orgID, 10) + " " + uid
	a.types.mutex.Lock()
	known, there := a.types.known[key]
	a.types.mutex.Unlock()
	if there && time.Now().Before(known.until) {
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

// read asks Grafana for a small JSON object.
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
	// a token reaches one organisation; without this, Grafana would answer for that one, whoever asks
	request.Header.Set(grafanaOrgID, strconv.FormatInt(a.orgID, 10))
	request.Header.Set(queryGroupID, inner)
	response, err := a.client.Do(request)
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

// withRoomToAnswer leaves time to answer before whoever asks gives up.
func withRoomToAnswer(ctx context.Context) (context.Context, context.CancelFunc) {
	if deadline, known := ctx.Deadline(); known {
		if earlier := deadline.Add(-timeToAnswer); time.Until(earlier) < otherTimeout {
			return context.WithDeadline(ctx, earlier)
		}
	}
	return context.WithTimeout(ctx, otherTimeout)
}

// naming are the fields of a query by which Grafana finds the data source or the time, or leaves the query out: they are ours.
var naming = []string{"datasource", "datasourceId", "datasourceUid", "refId", "timeRange", "_timeRange", "hide", "maxDataPoints", "intervalMs"}

// innerRequest is the body of the question to Grafana: one query, for the data source that was checked.
func innerRequest(asked core.Other) ([]byte, error) {
	query := map[string]any{}
	decoder := json.NewDecoder(bytes.NewReader(asked.Query))
	decoder.UseNumber()
	if err := decoder.Decode(&query); err != nil {
		return nil, &core.Error{Kind: "input", Message: "The query of the other data source is not an object: open it in the editor and save it again."}
	}
	for name := range query {
		// Grafana reads fields whatever their case
		for _, ours := range naming {
			if strings.EqualFold(name, ours) {
				delete(query, name)
			}
		}
	}
	query["refId"] = "A"
	query["datasource"] = map[string]string{"uid": asked.UID}
	query["maxDataPoints"] = otherPoints
	query["intervalMs"] = max(1000, (asked.To-asked.From)/otherPoints)
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

// refusalOf says why Grafana itself does not answer, and what an administrator can do.
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
