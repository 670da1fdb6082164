// Package plugin is the backend of the Hunter data source.
package plugin

import (
	"context"
	"encoding/json"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/backend/resource/httpadapter"

	"github.com/hunter-for-grafana/hunter/pkg/core"
)

// Datasource is a configured data source. Grafana makes a new one whenever the settings change.
type Datasource struct {
	backend.CallResourceHandler
	graphite *upstream
	fallout  *upstream
	// grafana requests the series of other data sources.
	grafana *grafana
	// forwardOAuth is true if the OAuth tokens of the current user are forwarded to Graphite.
	forwardOAuth bool
	// proxied is true if Graphite's URL is stored in `url`, where Grafana's own data source proxy also finds it.
	proxied bool
	// settings are the stored settings, without secrets.
	settings json.RawMessage
	// megabytes limits an answer to the browser, in MB.
	megabytes int
	// source identifies this data source among those that share the engines.
	source string
	memory core.Memory
	// empty are the requests that are known to have an empty answer.
	empty emptyAnswers
	// recent are the answers that the queries of an evaluation share, for recentTime.
	recent     recentAnswers
	recentTime time.Duration
	// secondChance is the pause before a request is repeated.
	secondChance time.Duration
	now          func() time.Time
}

// made counts data sources, to give each an identifier.
var made atomic.Int64

// New makes an instance from stored settings.
func New(ctx context.Context, stored backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	read, err := readSettings(stored)
	if err != nil {
		return nil, err
	}
	d := &Datasource{
		settings:     read.open,
		megabytes:    read.megabytes,
		forwardOAuth: read.forwardOAuth,
		proxied:      read.proxied,
		source:       strconv.FormatInt(made.Add(1), 10),
		secondChance: secondChance,
		recentTime:   recentTime,
		now:          time.Now,
	}
	if d.graphite, err = newGraphite(ctx, stored, read.graphiteURL); err != nil {
		return nil, err
	}
	if d.fallout, err = newFallout(ctx, stored, read.falloutURL, read.falloutToken); err != nil {
		return nil, err
	}
	if d.grafana, err = newGrafana(read); err != nil {
		return nil, err
	}
	d.CallResourceHandler = httpadapter.New(d.resources())
	return d, nil
}

// CallResource forwards a request of the browser to Graphite or Fallout.
func (d *Datasource) CallResource(ctx context.Context, request *backend.CallResourceRequest, sender backend.CallResourceResponseSender) error {
	return d.CallResourceHandler.CallResource(d.withIdentity(withRequestID(ctx), request), request, sender)
}

// Dispose closes idle connections.
func (d *Datasource) Dispose() {
	d.graphite.client.CloseIdleConnections()
	d.fallout.client.CloseIdleConnections()
	d.grafana.client.CloseIdleConnections()
}
