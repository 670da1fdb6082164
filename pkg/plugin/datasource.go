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

// Datasource is one configured data source. Grafana makes a new one whenever the settings change.
type Datasource struct {
	backend.CallResourceHandler
	graphite *upstream
	fallout  *upstream
	// grafana is asked for the series of other data sources.
	grafana *grafana
	// forwardOAuth says that Graphite gets the OAuth tokens of who asks.
	forwardOAuth bool
	// proxied says that Graphite's address is where Grafana's own data source proxy looks.
	proxied bool
	// settings are those without secrets, as stored.
	settings json.RawMessage
	// megabytes is how large an answer for the browser may be, MB.
	megabytes int
	// source tells this data source from the others that share the engines.
	source string
	memory core.Memory
	// empty are the answers of which it is known that they have nothing.
	empty emptyAnswers
	// secondChance is how long to wait before a server is asked once more.
	secondChance time.Duration
	now          func() time.Time
}

// made counts data sources, to tell them apart.
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

// CallResource hands a request of the browser on to Graphite or Fallout.
func (d *Datasource) CallResource(ctx context.Context, request *backend.CallResourceRequest, sender backend.CallResourceResponseSender) error {
	return d.CallResourceHandler.CallResource(d.withIdentity(ctx, request), request, sender)
}

// Dispose closes connections kept for the next request.
func (d *Datasource) Dispose() {
	d.graphite.client.CloseIdleConnections()
	d.fallout.client.CloseIdleConnections()
	d.grafana.client.CloseIdleConnections()
}
