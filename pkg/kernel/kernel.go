// Package kernel finds change points with the same WebAssembly that runs in browsers, bit for bit.
package kernel

import (
	"context"
	_ "embed"
	"encoding/binary"
	"fmt"
	"math"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// Made by `npm run build:kernel`.
//
//go:embed kernel.wasm
var code []byte

// Record is a change point as the kernel writes it.
type Record struct {
	Index                     float64
	PValue                    float64
	Mean1, Std1, N1           float64
	Mean2, Std2, N2           float64
	RelativeChange, Magnitude float64
}

const (
	recordDoubles = 10
	phaseWeak     = 2
	phaseDone     = 4
)

// Go cannot preempt WebAssembly, and a garbage collection that begins during a call stops the whole process until the call
// returns. So each call of the kernel does only some milliseconds of work. Interrupting calls instead (wazero's
// WithCloseOnContextDone) makes them four times as slow, and does not help while the whole process is stopped.
const (
	// sliceValues is the number of values of a series that `robust` reads in one call.
	sliceValues = 2_000
	// sliceCells is the number of matrix cells that `otava` fills in one call. A window of W values has W² cells.
	sliceCells = 1_000_000
)

// Options are those of Otava's algorithm. WindowLength is a number of values, at least 2. With Off, no change points are
// searched.
type Options struct {
	Off                     bool
	WindowLength            int
	MaxPValue, MinMagnitude float64
}

// Kernel is an instance of the WebAssembly module with its own memory. Only one goroutine may use it at a time.
type Kernel struct {
	module    api.Module
	functions map[string]api.Function
}

// compiled is the module, compiled once and shared by all instances.
var compiled = sync.OnceValues(func() (ready, error) {
	ctx := context.Background()
	runtime := wazero.NewRuntime(ctx)
	module, err := runtime.CompileModule(ctx, code)
	return ready{runtime, module}, err
})

type ready struct {
	runtime wazero.Runtime
	module  wazero.CompiledModule
}

// New makes an instance. Close releases its memory.
func New(ctx context.Context) (*Kernel, error) {
	made, err := compiled()
	if err != nil {
		return nil, fmt.Errorf("the detection kernel does not compile: %w", err)
	}
	module, err := made.runtime.InstantiateModule(ctx, made.module, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("the detection kernel does not start: %w", err)
	}
	functions := map[string]api.Function{}
	for name := range module.ExportedFunctionDefinitions() {
		functions[name] = module.ExportedFunction(name)
	}
	return &Kernel{module, functions}, nil
}

// Memory returns the size of the kernel's memory in bytes. It never shrinks.
func (k *Kernel) Memory() int { return int(k.module.Memory().Size()) }

// Close ends the kernel.
func (k *Kernel) Close(ctx context.Context) error {
	return k.module.Close(ctx)
}

// Otava returns the weak change points, the change points with Otava's own statistics, and the same change points with the
// statistics of their final segments. Values that are not finite count as missing.
func (k *Kernel) Otava(ctx context.Context, values []float64, o Options) (weak, reference, points []Record, err error) {
	defer recovered(&err)
	windows, err := k.beginOtava(ctx, values, o)
	if err != nil {
		return nil, nil, nil, err
	}
	if err = k.advance(ctx, "otavaAdvance", windows, phaseWeak); err != nil {
		return nil, nil, nil, err
	}
	weak = k.records(ctx, 1)
	if err = k.advance(ctx, "otavaAdvance", windows, phaseDone); err != nil {
		return nil, nil, nil, err
	}
	return weak, k.records(ctx, 1), k.records(ctx, 0), nil
}

// OtavaRecords runs Otava's algorithm and returns the records that unpackOtava of otava-run.ts reads: the number of change
// points, a record for each of them, and mean and standard deviation of each segment.
func (k *Kernel) OtavaRecords(ctx context.Context, values []float64, o Options) (found []float64, err error) {
	defer recovered(&err)
	windows, err := k.beginOtava(ctx, values, o)
	if err != nil {
		return nil, err
	}
	found = []float64{0}
	if !o.Off {
		if err = k.advance(ctx, "otavaAdvance", windows, phaseDone); err != nil {
			return nil, err
		}
		k.call(ctx, "otavaOutput", 0)
		for count := k.call(ctx, "otavaBatch"); count > 0; count = k.call(ctx, "otavaBatch") {
			found[0] += float64(count)
			found = k.doubles(ctx, found, int(count)*recordDoubles)
		}
	}
	if len(values) == 0 {
		return found, nil
	}
	start, points := 0, OtavaPoints(found)
	for i := range points + 1 {
		end := len(values)
		if i < points {
			end = int(found[1+i*recordDoubles])
		}
		k.call(ctx, "describe", api.EncodeI32(int32(start)), api.EncodeI32(int32(end)))
		found = k.doubles(ctx, found, 2)
		start = end
	}
	return found, nil
}

// OtavaPoints returns the number of change points in what OtavaRecords has returned.
func OtavaPoints(records []float64) int { return int(records[0]) }

// beginOtava begins a run, and returns the number of windows to process in each call.
func (k *Kernel) beginOtava(ctx context.Context, values []float64, o Options) (windows uint64, err error) {
	if o.WindowLength < 2 || o.WindowLength > math.MaxInt32 {
		return 0, fmt.Errorf("a window of %d values cannot be used: it must be at least 2", o.WindowLength)
	}
	if err = k.write(ctx, "input", values, api.EncodeI32(int32(len(values)))); err != nil {
		return 0, err
	}
	k.call(ctx, "otavaBegin", api.EncodeI32(int32(o.WindowLength)), api.EncodeF64(o.MaxPValue),
		api.EncodeF64(o.MinMagnitude), 0)
	return uint64(max(1, sliceCells/(o.WindowLength*o.WindowLength))), nil
}

// advance calls a function, which does a slice of the work each time, until it returns `until` or more, or the context is
// done.
func (k *Kernel) advance(ctx context.Context, name string, slice, until uint64) error {
	for k.call(ctx, name, slice) < until {
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (k *Kernel) records(ctx context.Context, reference uint64) []Record {
	found := []Record{}
	k.call(ctx, "otavaOutput", reference)
	for count := k.call(ctx, "otavaBatch"); count > 0; count = k.call(ctx, "otavaBatch") {
		read := k.doubles(ctx, nil, int(count)*recordDoubles)
		for ; len(read) > 0; read = read[recordDoubles:] {
			found = append(found, toRecord(read))
		}
	}
	return found
}

func toRecord(d []float64) Record {
	return Record{d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7], d[8], d[9]}
}

// doubles appends the first n numbers of the kernel's last batch of records.
func (k *Kernel) doubles(ctx context.Context, to []float64, n int) []float64 {
	bytes, _ := k.module.Memory().Read(uint32(k.call(ctx, "recordsAt")), uint32(8*n))
	for ; len(bytes) > 0; bytes = bytes[8:] {
		to = append(to, math.Float64frombits(binary.LittleEndian.Uint64(bytes)))
	}
	return to
}

// write copies values to the address that a function of the kernel returns.
func (k *Kernel) write(ctx context.Context, where string, values []float64, args ...uint64) error {
	bytes, fits := k.module.Memory().Read(uint32(k.call(ctx, where, args...)), uint32(8*len(values)))
	if !fits {
		return fmt.Errorf("%d values do not fit into memory", len(values))
	}
	for i, value := range values {
		binary.LittleEndian.PutUint64(bytes[8*i:], math.Float64bits(value))
	}
	return nil
}

func recovered(err *error) {
	if problem := recover(); problem != nil {
		*err = fmt.Errorf("detection failed: %v", problem)
	}
}

// call calls a function of the kernel. It panics on failure, which is either a bug of the kernel or a lack of memory.
func (k *Kernel) call(ctx context.Context, name string, args ...uint64) uint64 {
	results, err := k.functions[name].Call(ctx, args...)
	if err != nil {
		panic(err)
	}
	if len(results) == 0 {
		return 0
	}
	return results[0]
}
