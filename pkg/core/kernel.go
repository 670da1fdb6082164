package core

import (
	"github.com/grafana/sobek"
)

// kernelObject is the kernel as TypeScript knows it: `Exports` of kernel.ts. A fault throws `fault`.
func (e *engine) kernelObject(fault sobek.Value) *sobek.Object {
	vm, k := e.vm, e.kernel
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
	return exports
}
