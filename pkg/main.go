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

// collectAt is Go's GOGC, in %: the growth of memory after which it is collected. Queries leave much garbage behind, so
// collecting twice as often as by default saves a fifth of the memory, and costs no measurable time.
const collectAt = 50

const (
	// softLimit is Go's memory limit, in bytes: close to it, memory is collected as often as necessary. The limits of queries
	// keep the process below it. The environment variable GOMEMLIMIT overrides it.
	softLimit = 1 << 30
	// standstill is how long no goroutine may run before the process is ended, so that Grafana restarts it.
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
	if err := datasource.Manage(plugin.ID, plugin.New, datasource.ManageOpts{}); err != nil {
		log.DefaultLogger.Error(err.Error())
		os.Exit(1)
	}
}
