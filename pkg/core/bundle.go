// Package core answers queries with the core's own TypeScript, interpreted, and the detection kernel: an alert rule
// gets exactly what a panel shows. No code but the bundle's is ever run.
package core

import (
	_ "embed"
	"sync"

	"github.com/grafana/sobek"
)

// Made by `npm run build:core`.
//
//go:embed core.generated.js
var source string

// program is the bundle, compiled once: interpreters share it.
var program = sync.OnceValues(func() (*sobek.Program, error) {
	return sobek.Compile("core.js", source, false)
})
