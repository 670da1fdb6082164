//go:build linux && (amd64 || arm64)

package watchdog

import (
	"fmt"
	"syscall"
	"time"
	"unsafe"
)

// sigevent is `struct sigevent` of <signal.h> on 64-bit Linux.
type sigevent struct {
	value  uint64
	signal int32
	notify int32
	_      [48]byte
}

// itimerspec is `struct itimerspec` of <time.h>.
type itimerspec struct{ interval, value syscall.Timespec }

const clockMonotonic = 1

// arm starts a timer that sends SIGQUIT after `limit`. Go's runtime handles that signal even if no goroutine can run: it
// prints the stacks of all goroutines and ends the process. `again` restarts the timer.
func arm(limit time.Duration) (again func(), err error) {
	event := sigevent{signal: int32(syscall.SIGQUIT)}
	var timer int32
	if _, _, code := syscall.Syscall(syscall.SYS_TIMER_CREATE, clockMonotonic, uintptr(unsafe.Pointer(&event)), uintptr(unsafe.Pointer(&timer))); code != 0 {
		return nil, fmt.Errorf("a timer cannot be made: %w", code)
	}
	again = func() {
		spec := itimerspec{value: syscall.NsecToTimespec(limit.Nanoseconds())}
		_, _, _ = syscall.Syscall6(syscall.SYS_TIMER_SETTIME, uintptr(timer), 0, uintptr(unsafe.Pointer(&spec)), 0, 0, 0)
	}
	again()
	return again, nil
}
