package core

import (
	"unsafe"

	"github.com/grafana/sobek"
)

// bytesOf returns the memory of values, without a copy. Typed arrays use the machine's byte order, as Go does.
func bytesOf(values []float64) []byte {
	if len(values) == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values))
}

// toNumbers makes a Float64Array that shares the memory of values.
func toNumbers(vm *sobek.Runtime, values []float64) sobek.Value {
	array, err := vm.New(vm.Get("Float64Array"), vm.ToValue(vm.NewArrayBuffer(bytesOf(values))))
	if err != nil {
		panic(err)
	}
	return array
}

// numbersIn returns the memory of a Float64Array, without a copy; nil for any other value. It is only valid until the
// interpreter runs again.
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
