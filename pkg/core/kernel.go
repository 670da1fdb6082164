package core

import (
	"strconv"

	"github.com/grafana/sobek"
)

// kernelObject is the kernel as TypeScript knows it: `HostKernel` of src/backend/host.ts. A fault throws `fault`.
func (e *engine) kernelObject(fault sobek.Value) *sobek.Object {
	vm, several := e.vm, e.kernels
	k := several.all[0]
	throw := func(err error) {
		thrown, _ := vm.New(fault, vm.ToValue(err.Error()))
		panic(thrown)
	}
	exports := vm.NewObject()
	for name, function := range k.Functions() {
		args := make([]float64, 0, 4)
		_ = exports.Set(name, func(call sobek.FunctionCall) sobek.Value {
			args = args[:0]
			for _, arg := range call.Arguments {
				args = append(args, arg.ToFloat())
			}
			result, err := function(e.ctx, args)
			if err != nil {
				throw(err)
			}
			return vm.ToValue(result)
		})
	}
	memory := vm.NewObject()
	var bytes []byte
	var buffer sobek.Value
	_ = memory.DefineAccessorProperty("buffer", vm.ToValue(func(sobek.FunctionCall) sobek.Value {
		if now := k.Memory(); buffer == nil || len(now) != len(bytes) || &now[0] != &bytes[0] {
			bytes, buffer = now, vm.ToValue(vm.NewArrayBuffer(now))
		}
		return buffer
	}), nil, sobek.FLAG_FALSE, sobek.FLAG_TRUE)
	_ = exports.Set("memory", memory)
	// whole runs at once, side by side: interpreted calls cost more than what most of them do
	_ = exports.Set("robustRecords", func(call sobek.FunctionCall) sobek.Value {
		runs := make([]robustRun, call.Argument(0).ToObject(vm).Get("length").ToInteger())
		for i := range runs {
			at := strconv.Itoa(i)
			runs[i].values = numbersIn(call.Argument(0).ToObject(vm).Get(at))
			runs[i].times = numbersIn(call.Argument(1).ToObject(vm).Get(at))
		}
		if err := several.robust(e.ctx, runs, call.Argument(2).ToFloat(), call.Argument(3).ToFloat()); err != nil {
			throw(err)
		}
		all := make([]any, len(runs))
		for i := range runs {
			all[i] = toNumbers(vm, runs[i].found)
		}
		return vm.NewArray(all...)
	})
	return exports
}
