package kernel

import (
	"context"
	"math"

	"github.com/tetratelabs/wazero/api"
)

// Function is a function of the kernel, for those who drive it as TypeScript does. What it does not return is 0.
type Function func(ctx context.Context, args []float64) (float64, error)

// Functions gives all functions by name. Like the kernel, they are not for several goroutines at once.
func (k *Kernel) Functions() map[string]Function {
	functions := map[string]Function{}
	for name, function := range k.functions {
		functions[name] = numeric(function)
	}
	return functions
}

// Memory is the kernel's memory as it is now: another slice once it has grown.
func (k *Kernel) Memory() []byte {
	memory := k.module.Memory()
	bytes, _ := memory.Read(0, memory.Size())
	return bytes
}

func numeric(function api.Function) Function {
	params, results := function.Definition().ParamTypes(), function.Definition().ResultTypes()
	stack := make([]uint64, max(len(params), len(results)))
	return func(ctx context.Context, args []float64) (float64, error) {
		if err := ctx.Err(); err != nil {
			return 0, err
		}
		for i, kind := range params {
			arg := 0.0
			if i < len(args) {
				arg = args[i]
			}
			if kind == api.ValueTypeF64 {
				stack[i] = api.EncodeF64(arg)
			} else {
				stack[i] = api.EncodeI32(toInt32(arg))
			}
		}
		if err := function.CallWithStack(ctx, stack); err != nil || len(results) == 0 {
			return 0, err
		}
		if results[0] == api.ValueTypeF64 {
			return api.DecodeF64(stack[0]), nil
		}
		return float64(api.DecodeI32(stack[0])), nil
	}
}

// toInt32 is JavaScript's, which browsers use: of a number too large for 32 bits, the lowest bits. Go leaves that open.
func toInt32(value float64) int32 {
	if math.IsNaN(value) || math.IsInf(value, 0) {
		return 0
	}
	return int32(uint32(int64(math.Mod(math.Trunc(value), 1<<32))))
}
