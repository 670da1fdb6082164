//go:build linux && (amd64 || arm64)

package watchdog

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/tetratelabs/wazero"
)

// endless is a WebAssembly module whose function f never returns: (module (func (export "f") (loop br 0)))
var endless = []byte{
	0, 'a', 's', 'm', 1, 0, 0, 0,
	1, 4, 1, 0x60, 0, 0,
	3, 2, 1, 0,
	7, 5, 1, 1, 'f', 0, 0,
	10, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b,
}

// limit is long enough for a busy machine.
const limit = 5 * time.Second

// TestMain runs this binary as the process that is watched, where WATCHED says how it behaves.
func TestMain(m *testing.M) {
	switch os.Getenv("WATCHED") {
	case "":
		os.Exit(m.Run())
	case "healthy":
		if Start(limit) != nil {
			os.Exit(3)
		}
		time.Sleep(limit + limit/2)
		os.Exit(0)
	case "frozen":
		if Start(limit) != nil {
			os.Exit(3)
		}
		freeze()
	}
}

// freeze stands still: WebAssembly that does not return, and a garbage collection that waits for it.
func freeze() {
	ctx := context.Background()
	module, err := wazero.NewRuntime(ctx).Instantiate(ctx, endless)
	if err != nil {
		os.Exit(4)
	}
	go func() {
		time.Sleep(100 * time.Millisecond)
		runtime.GC()
	}()
	_, _ = module.ExportedFunction("f").Call(ctx)
}

func watched(t *testing.T, how string) (string, error) {
	t.Helper()
	// the bound is for a watchdog that fails, so that the test ends
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, os.Args[0])
	command.Env = append(os.Environ(), "WATCHED="+how)
	output, err := command.CombinedOutput()
	if ctx.Err() != nil {
		t.Fatalf("%s: still there after two minutes", how)
	}
	return string(output), err
}

func TestAProcessThatStandsStillEnds(t *testing.T) {
	output, err := watched(t, "frozen")
	var ended *exec.ExitError
	if !errors.As(err, &ended) || ended.ExitCode() == 3 || ended.ExitCode() == 4 || !strings.Contains(output, "SIGQUIT") {
		t.Errorf("%v: %.500s", err, output)
	}
}

func TestOthersAreLeftAlone(t *testing.T) {
	if output, err := watched(t, "healthy"); err != nil {
		t.Errorf("%v: %.500s", err, output)
	}
}
