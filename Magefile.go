//go:build mage
// +build mage

package main

import (
	// mage:import
	build "github.com/grafana/grafana-plugin-sdk-go/build"
	"github.com/magefile/mage/mg"
)

// Default is what `mage` does.
var Default = All

// All builds the backend for every platform: those of the SDK, and Windows on ARM.
func All() { mg.SerialDeps(build.BuildAll, WindowsARM64) }

// WindowsARM64 is not among the SDK's.
func WindowsARM64() error { return build.Build{}.Custom("windows", "arm64") }
