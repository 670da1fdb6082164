// The data source's backend: it reaches Graphite and Fallout with the credentials that the browser must not see.
package main

import (
	"os"
	"runtime/debug"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"

	"github.com/hunter-for-grafana/hunter/pkg/plugin"
	"github.com/hunter-for-grafana/hunter/pkg/watchdog"
)

// collectAt is how much memory may grow before it is collected, in %: what a query leaves behind is much and short-lived, so
// that twice as often costs no time that can be measured and saves a fifth of the memory.
const collectAt = 50

const (
	// softLimit is the memory, bytes, from which on it is collected as often as it takes to stay below. What queries may hold
	// keeps it there; GOMEMLIMIT sets another one.
	softLimit = 1 << 30
	// standstill is how long nothing may run before the process ends, for Grafana to start it anew.
	standstill = time.Minute
)

func main() {
	debug.SetGCPercent(collectAt)
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(softLimit)
	}
	if err := watchdog.Start(standstill); err != nil {
		log.DefaultLogger.Warn("The watchdog cannot be started", "error", err)
	}
	if err := datasource.Manage("hunter-changepoints-datasource", plugin.New, datasource.ManageOpts{}); err != nil {
		log.DefaultLogger.Error(err.Error())
		os.Exit(1)
	}
}
