package core

import (
	"context"

	"github.com/grafana/sobek"

	"github.com/hunter-for-grafana/hunter/pkg/kernel"
)

// kernelObject is the kernel as TypeScript knows it: `HostKernel` of src/backend/host.ts. A fault throws `fault`.
func kernelObject(vm *sobek.Runtime, k *kernel.Kernel, fault sobek.Value) *sobek.Object {
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
			result, err := function(args)
			if err != nil {
				throw(err)
			}
			return vm.ToValue(result)
		})
	}
	// a whole run at once: interpreted calls cost more than what most of them do
	_ = exports.Set("robustRecords", func(call sobek.FunctionCall) sobek.Value {
		records, err := k.RobustRecords(context.Background(), numbersIn(call.Argument(0)), numbersIn(call.Argument(1)),
			call.Argument(2).ToFloat(), call.Argument(3).ToFloat())
		if err != nil {
			throw(err)
		}
		return toNumbers(vm, records)
	})
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
	return exports
}
