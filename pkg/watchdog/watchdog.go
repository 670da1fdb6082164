// Package watchdog ends the process if no goroutine can run any more. Go cannot preempt WebAssembly and C: a call that does
// not return stops the whole process as soon as a garbage collection begins. Grafana restarts a plugin that has ended, but
// not one that hangs.
package watchdog

import "time"

// Start has the process end once no goroutine has run for so long. The operating system's own timer does it, since nothing
// of ours could: Linux on 64-bit machines has one that fits; elsewhere Start does nothing.
func Start(limit time.Duration) error {
	again, err := arm(limit)
	if err != nil || again == nil {
		return err
	}
	go func() {
		// often enough that a busy machine does not look like one that stands still
		for range time.Tick(limit / 10) {
			again()
		}
	}()
	return nil
}
