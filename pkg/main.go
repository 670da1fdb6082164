// The data source's backend: it reaches Graphite and Fallout with the credentials that the browser must not see.
package main

import (
	"os"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"

	"github.com/hunter-for-grafana/hunter/pkg/plugin"
)

func main() {
	if err := datasource.Manage("hunter-changepoints-datasource", plugin.New, datasource.ManageOpts{}); err != nil {
		log.DefaultLogger.Error(err.Error())
		os.Exit(1)
	}
}
