// Package core answers queries with the TypeScript core, interpreted, and the detection kernel, so that an alert rule
// evaluates exactly what a panel shows. The interpreter runs no code but the bundle.
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

// program is the bundle, compiled once and shared by all interpreters.
var program = sync.OnceValues(func() (*sobek.Program, error) {
	return sobek.Compile("core.js", source, false)
})
