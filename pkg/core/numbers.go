package core

import (
	"unsafe"

	"github.com/grafana/sobek"
)

// bytesOf is the memory of values: typed arrays have the machine's order of bytes, as Go has.
func bytesOf(values []float64) []byte {
	if len(values) == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values))
}

// toNumbers is a Float64Array over the values themselves.
func toNumbers(vm *sobek.Runtime, values []float64) sobek.Value {
	array, err := vm.New(vm.Get("Float64Array"), vm.ToValue(vm.NewArrayBuffer(bytesOf(values))))
	if err != nil {
		panic(err)
	}
	return array
}

// numbersIn is the memory of a Float64Array, for as long as nothing else runs; nil of anything else.
func numbersIn(value sobek.Value) []float64 {
	array, ok := value.(*sobek.Object)
	if !ok {
		return nil
	}
	buffer, ok := array.Get("buffer").Export().(sobek.ArrayBuffer)
	if !ok {
		return nil
	}
	offset, length := array.Get("byteOffset").ToInteger(), array.Get("length").ToInteger()
	if length == 0 {
		return []float64{}
	}
	bytes := buffer.Bytes()[offset : offset+8*length]
	return unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(bytes))), length)
}
