// Package plugin is the backend of the Hunter data source.
package plugin

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/backend/resource/httpadapter"
)

// Datasource is one configured data source. Grafana makes a new one whenever the settings change.
type Datasource struct {
	backend.CallResourceHandler
	graphite *upstream
	fallout  *upstream
}

// New makes an instance from stored settings.
func New(ctx context.Context, stored backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	read, err := readSettings(stored)
	if err != nil {
		return nil, err
	}
	d := &Datasource{}
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

// QueryData is asked by alert rules, recording rules and public dashboards; everything else is answered in the browser.
func (d *Datasource) QueryData(_ context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	response := backend.NewQueryDataResponse()
	for _, query := range request.Queries {
		response.Responses[query.RefID] = backend.ErrDataResponse(backend.StatusNotImplemented,
			"This version of the Hunter data source answers queries in the browser only: not in alert rules, recording rules and public dashboards.")
	}
	return response, nil
}
