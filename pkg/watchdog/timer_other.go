//go:build !(linux && (amd64 || arm64))

package watchdog

import "time"

func arm(time.Duration) (again func(), err error) { return nil, nil }
