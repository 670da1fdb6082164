// Package plugin is the backend of the Hunter data source.
package plugin

import (
	"context"
	"encoding/json"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/backend/resource/httpadapter"
)

// Datasource is one configured data source. Grafana makes a new one whenever the settings change.
type Datasource struct {
	backend.CallResourceHandler
	graphite *upstream
	fallout  *upstream
	// settings are those without secrets, as stored.
	settings json.RawMessage
	now      func() time.Time
}

// New makes an instance from stored settings.
func New(ctx context.Context, stored backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	read, err := readSettings(stored)
	if err != nil {
		return nil, err
	}
	d := &Datasource{settings: read.open, now: time.Now}
	if d.graphite, err = newGraphite(ctx, stored, read.graphiteURL); err != nil {
		return nil, err
	}
	if d.fallout, err = newFallout(ctx, stored, read.falloutURL, read.falloutToken); err != nil {
		return nil, err
	}
	d.CallResourceHandler = httpadapter.New(d.resources())
	return d, nil
}

// Dispose closes connections kept for the next request.
func (d *Datasource) Dispose() {
	d.graphite.client.CloseIdleConnections()
	d.fallout.client.CloseIdleConnections()
}
